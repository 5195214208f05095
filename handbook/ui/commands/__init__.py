"""The commands of the window: their table, their actions in the menus, and what each does."""
