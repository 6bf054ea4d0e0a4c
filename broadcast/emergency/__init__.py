"""Emergencies (thông báo khẩn cấp) and drills: from the first word to the evidence."""
