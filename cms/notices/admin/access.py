SEE, PROVE = "notices.view_posting", "notices.change_posting"
