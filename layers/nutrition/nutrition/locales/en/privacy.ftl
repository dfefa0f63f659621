erase-question = Erase everything I know about you: your data, goals, all food entries and what was inferred from them? This cannot be undone.
erase-done = Done: everything is erased. To begin again, press /start.
erase-kept = All right, everything stays as it is.
button-erase = 🗑 Yes, erase everything
button-keep = No, keep it
