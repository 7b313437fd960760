"""Cases of the language that any implementation can run; README.md beside this file tells how."""
