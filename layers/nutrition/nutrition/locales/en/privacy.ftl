privacy = <b>What I keep and who sees it</b>
    Your food entries, what you told me about yourself and what follows from them. Photos for 24 hours at most; after that only numbers by which I know your plate again.
    { $outside }
    To look a food up I may ask food databases: all they get is its name or barcode.

    Erase everything: /delete_me. What I’ve learnt about you: /profile ai.
outside-nobody = 🔒 Photos and words are recognised on the bot’s own server only; they are sent to no outside model.
outside-photos = 🌐 Food on photos is named by an outside model ({ $provider }): it gets a smaller copy of the photo, without its caption and file data.
outside-words = 🌐 Words that I don’t understand myself are read by an outside model ({ $provider }): it gets the text of the message only.
outside-analyses = 🌐 Two sentences of the analysis are reworded by an outside model ({ $provider }): it gets just those, without names of food.
outside-never = I add neither your name nor your Telegram id, nor your height, weight or anything else about you.
erase-question = Erase everything I know about you: your data, goals, all food entries and what was inferred from them? This cannot be undone.
erase-done = Done: everything is erased. To begin again, press /start.
erase-kept = All right, everything stays as it is.
button-erase = 🗑 Yes, erase everything
button-keep = No, keep it
