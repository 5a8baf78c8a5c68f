"""The tools, by name. A class is a tool: its docstring says what it answers, its fields are the
arguments, `run` computes; each stands in the file of its question."""

from advisor.advice.buy_or_rent import BuyOrRent
from advisor.advice.compare_methods import CompareMethods
from advisor.advice.compare_serving_cost import CompareServingCost
from advisor.advice.compare_setups import CompareSetups
from advisor.advice.describe_scenario import DescribeScenario
from advisor.advice.estimate_by_size import EstimateBySize
from advisor.advice.estimate_training_cost import EstimateTrainingCost
from advisor.advice.explain import Explain
from advisor.advice.find_limit import FindLimit
from advisor.advice.fit_budget import FitBudget
from advisor.advice.fix_memory import FixMemory
from advisor.advice.look_up import LookUp
from advisor.advice.make_config import MakeConfig
from advisor.advice.none import NoTool
from advisor.advice.plan_project import PlanProject
from advisor.advice.price_hosted_tuning import PriceHostedTuning
from advisor.advice.recommend_hardware import RecommendHardware
from advisor.advice.recommend_method import RecommendMethod
from advisor.advice.recommend_model import RecommendModel
from advisor.advice.recommend_settings import RecommendSettings
from advisor.advice.size_serving import SizeServing
from advisor.advice.tool import Tools

TOOLS: Tools = {
    "estimate_training_cost": EstimateTrainingCost,
    "estimate_by_size": EstimateBySize,
    "fix_memory": FixMemory,
    "find_limit": FindLimit,
    "recommend_hardware": RecommendHardware,
    "compare_serving_cost": CompareServingCost,
    "price_hosted_tuning": PriceHostedTuning,
    "compare_methods": CompareMethods,
    "compare_setups": CompareSetups,
    "recommend_method": RecommendMethod,
    "recommend_model": RecommendModel,
    "recommend_settings": RecommendSettings,
    "describe_scenario": DescribeScenario,
    "plan_project": PlanProject,
    "fit_budget": FitBudget,
    "make_config": MakeConfig,
    "size_serving": SizeServing,
    "buy_or_rent": BuyOrRent,
    "look_up": LookUp,
    "explain": Explain,
    "none": NoTool,
}
