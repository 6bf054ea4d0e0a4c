"""Administrative procedures (thủ tục hành chính): catalogue, import, finder, kiosk."""
