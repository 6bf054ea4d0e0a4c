from tests.broadcast.admin.conftest import leader, moment, officer, scene

__all__ = ["leader", "moment", "officer", "scene"]
