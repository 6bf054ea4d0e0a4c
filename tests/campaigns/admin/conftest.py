from tests.campaigns.approval.conftest import draft, leader, officer, person, running

__all__ = ["draft", "leader", "officer", "person", "running"]
