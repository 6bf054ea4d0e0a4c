from tests.cms.procedures.conftest import amend, announced, draft, procedures

__all__ = ["amend", "announced", "draft", "procedures"]
