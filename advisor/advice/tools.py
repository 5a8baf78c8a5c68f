"""The tools, by name. A class is a tool: its docstring says what it answers, its fields are the
arguments, `run` computes; each stands in the file of its question."""

from advisor.advice.choices.compare_methods import CompareMethods
from advisor.advice.choices.compare_setups import CompareSetups
from advisor.advice.choices.estimate_by_size import EstimateBySize
from advisor.advice.choices.recommend_hardware import RecommendHardware
from advisor.advice.choices.recommend_method import RecommendMethod
from advisor.advice.choices.recommend_model import RecommendModel
from advisor.advice.memory.find_limit import FindLimit
from advisor.advice.memory.fix_memory import FixMemory
from advisor.advice.money.buy_or_rent import BuyOrRent
from advisor.advice.money.price_hosted_tuning import PriceHostedTuning
from advisor.advice.none import NoTool
from advisor.advice.project.describe_scenario import DescribeScenario
from advisor.advice.project.fit_budget import FitBudget
from advisor.advice.project.plan_project import PlanProject
from advisor.advice.serving.compare_serving_cost import CompareServingCost
from advisor.advice.serving.size_serving import SizeServing
from advisor.advice.settings.make_config import MakeConfig
from advisor.advice.settings.recommend_settings import RecommendSettings
from advisor.advice.tool import Tools
from advisor.advice.topics.explain import Explain
from advisor.advice.topics.look_up import LookUp
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost

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
