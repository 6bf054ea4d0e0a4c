"""What people are told: decisions on their work and deadlines, in the admin and by e-mail."""
