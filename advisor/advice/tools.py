"""The twelve tools, by name. A class is a tool: its docstring says what it answers, its fields are the
arguments, `run` computes; each stands in the file of its question."""

from advisor.advice.compare_methods import CompareMethods
from advisor.advice.compare_serving_cost import CompareServingCost
from advisor.advice.describe_scenario import DescribeScenario
from advisor.advice.estimate_training_cost import EstimateTrainingCost
from advisor.advice.explain import Explain
from advisor.advice.fit_budget import FitBudget
from advisor.advice.look_up import LookUp
from advisor.advice.make_config import MakeConfig
from advisor.advice.none import NoTool
from advisor.advice.plan_project import PlanProject
from advisor.advice.recommend_hardware import RecommendHardware
from advisor.advice.recommend_method import RecommendMethod
from advisor.advice.tool import Tools

TOOLS: Tools = {
    "estimate_training_cost": EstimateTrainingCost,
    "recommend_hardware": RecommendHardware,
    "compare_serving_cost": CompareServingCost,
    "compare_methods": CompareMethods,
    "recommend_method": RecommendMethod,
    "describe_scenario": DescribeScenario,
    "plan_project": PlanProject,
    "fit_budget": FitBudget,
    "make_config": MakeConfig,
    "look_up": LookUp,
    "explain": Explain,
    "none": NoTool,
}
