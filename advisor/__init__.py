"""Fine-tune Advisor: answers questions on LLM fine-tuning projects with computed numbers."""

__version__ = "0.1.0"
