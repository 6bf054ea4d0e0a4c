"""The station's book (sổ nhật ký phát sóng): a month of what was to be heard and what was."""
