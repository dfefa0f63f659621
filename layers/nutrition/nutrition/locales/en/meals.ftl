## Recognition and the draft

looking = Looking at the photo…
draft-title = 🍽 <b>Draft</b>
editing-title = ✏️ <b>Editing an entry</b>
draft-moved = ↓ The draft is below
entry-moved = ↓ The entry is below
draft-empty = Nothing here yet. Write what you ate.
draft-item = { $number }. <b>{ $name }</b> — { $grams } g
    { $kcal } kcal · P { $protein } · F { $fat } · C { $carbohydrate } · <i>{ $source }</i>
draft-item-assumed = { $number }. <b>{ $name }</b> — ≈ { $grams } g
    { $kcal } kcal · P { $protein } · F { $fat } · C { $carbohydrate } · <i>{ $source }</i>
draft-item-plain = { $number }. <b>{ $name }</b> — { $grams } g
    P { $protein } · F { $fat } · C { $carbohydrate } · <i>{ $source }</i>
draft-item-assumed-plain = { $number }. <b>{ $name }</b> — ≈ { $grams } g
    P { $protein } · F { $fat } · C { $carbohydrate } · <i>{ $source }</i>
draft-item-usual = { $number }. <b>{ $name }</b> — your usual { $grams } g
    { $kcal } kcal · P { $protein } · F { $fat } · C { $carbohydrate } · <i>{ $source }</i>
draft-item-usual-plain = { $number }. <b>{ $name }</b> — your usual { $grams } g
    P { $protein } · F { $fat } · C { $carbohydrate } · <i>{ $source }</i>
draft-item-fat = { $number }. <b>Cooking fat</b> ({ $name }) — ≈ { $grams } g, my estimate
    { $kcal } kcal · <i>{ $source }</i>
draft-item-fat-plain = { $number }. <b>Cooking fat</b> ({ $name }) — ≈ { $grams } g, my estimate
    F { $fat } · <i>{ $source }</i>
draft-item-energy = { $number }. <b>{ $name }</b> — { $kcal } kcal
draft-item-unsettled = { $number }. ❓ <b>{ $name }?</b> Choose below what it is, or say it in words.
source-computed = from a recipe
source-nutritionix = Nutritionix
meal-total = <b>Total: { $kcal } kcal</b>
    P { $protein } · F { $fat } · C { $carbohydrate } g
meal-total-plain = <b>Total:</b> P { $protein } · F { $fat } · C { $carbohydrate } g
meal-total-interval = <b>Total: { $kcal } kcal</b> (most likely { $low }–{ $high })
    P { $protein } · F { $fat } · C { $carbohydrate } g
draft-recognised-by = <i>Food on the photo named by { $engine }</i>
draft-portion-question = 📏 How much was it: <b>{ $name }</b>? Choose a portion or write the weight.
meal-eaten-share = { $share }% of the plate eaten.
day-remaining = That leaves { $kcal } kcal of { $target } for today.
day-over = Today comes to { $kcal } kcal above the target of { $target }.
saved-title = ✅ <b>Saved</b>
saved-item = { $name } { $grams } g
saved-item-energy = { $name } { $kcal } kcal
meal-cancelled = Draft discarded. Nothing was saved.
meal-deleted = The entry was removed from the diary.
unknown-food = { $count ->
        [one] I don’t know this food: { $names }. Try another name for it.
       *[other] I don’t know these foods: { $names }. Try other names for them.
    }
minus-read-as-dash = A weight can’t be below zero, so I read the minus as a dash.

## Buttons

button-item = { $name } · { $grams } g
button-fat = Cooking fat · { $grams } g
button-no-fat = ✖️ no fat
button-share = { $share ->
        [25] ¼
        [50] ½
        [75] ¾
       *[other] All
    }
button-add = ➕ Add
button-undo = ↩️ Undo
button-save = ✅ Save
button-cancel = ✖️ Cancel
button-done = ✅ Done
button-delete = 🗑 Delete
button-edit = ✏️ Edit
button-finish = 🏁 Finish the meal
button-grams = ⌨️ Grams
button-replace = 🔁 Another food
button-remove = 🗑 Remove
button-back = ‹ Back
button-yes = ✅ Right
button-no = ✖️ No
portion-small = S { $grams } g
portion-medium = M { $grams } g
portion-large = L { $grams } g

## Questions and edits in words

ask-grams = How many grams of { $name }? For example: 150, 150 g or 2 tablespoons.
ask-food = What is it instead of “{ $name }”? Write its name, with a weight if you like: “turkey 120 g”.
ask-more = What should I add? For example: “2 slices of bread and 10 g of butter”.
confirm-edit = I understood this:
diff-removed = − { $name }
diff-added = + { $name }, { $grams } g
diff-replaced = { $old } → { $new }
diff-grams = { $name }: { $old } → { $new } g
diff-share = { $share }% eaten
edit-refused = All right, nothing changes.
edit-outdated = The entry has changed since, so I left it alone. This is how it looks now.

## Photos

photo-not-food = I can’t see any food here. Send a photo of the plate or write what you ate, for example: “chicken soup 300 g and bread”.
photo-unsure = It looks like food, but I can’t tell which. Write what it is, for example: “pilaf 250 g”, or take a photo of the barcode.
photo-guesses = I’m not sure what this is. { $count ->
        [one] Perhaps this?
       *[other] Perhaps one of these?
    } If not, write what it is, for example: “pilaf 250 g”, or take a photo of the barcode.
photo-name-it = Write what it is, for example: “pilaf 250 g”.
button-other-food = ✏️ Something else, I’ll write it
voice-not-yet = I don’t understand voice messages yet. Please write it or send a photo.

## Finishing

session-finished = { $drafts ->
        [0] Meal finished. Preparing the analysis…
        [one] Meal finished; { $drafts } draft was left unsaved. Preparing the analysis…
       *[other] Meal finished; { $drafts } drafts were left unsaved. Preparing the analysis…
    }

## Conversation

# Words between commas, in small letters, without punctuation: a message of nothing else gets the answer below.
words-greeting = hi, hello, hey, hi there, hello there, hey there, hi bot, hello bot, good morning, good afternoon, good evening, howdy, how are you, hi how are you, what's up
answer-greeting = Hi! 👋 Send a photo of your food or write what you ate, for example: “oatmeal 200 g and a banana”.
words-thanks = thanks, thank you, thanks a lot, many thanks, thank you very much, thank you so much, thx, ty, cheers, great thanks, ok thanks, okay thanks, ok thank you, perfect thanks
answer-thanks = You’re welcome! 🙂 Next time you eat, send a photo or write what it was.
words-agreement = ok, okay, k, fine, good, great, cool, nice, perfect, awesome, got it, i see, sure, yes, yep, yeah, all right, alright, well done, understood, correct, that's correct, right, that's right, exactly, yes please
answer-agreement = All right 👌 A draft that looks right is waiting for “Save”; new food is welcome as a photo or in words.
# No to a question that waits for a yes or a no.
words-refusal = no, nope, nah, no thanks, no thank you, wrong, that's wrong, incorrect, not right, that's not right, not correct, don't, cancel, never mind, nevermind
words-farewell = bye, goodbye, bye bye, see you, see you later, good night, see you tomorrow, have a nice day
answer-farewell = See you! 👋 When you eat, send a photo or write what it was.
# Words that do what a command does. “done”: saves the draft while there is one, else finishes the meal.
words-done = done, all done, i'm done, im done, that's it, thats it, that's all, thats all, that is all, that is it, ready, nothing else, no more
words-save = save, save it, save this, save please, please save, log it, record it, confirm, looks right save it
words-finish = finish, finished, i finished, i've finished, ive finished, finished eating, i'm finished, im finished, done eating, meal finished, finish meal, finish the meal, end meal, end the meal, i'm full, im full
words-help = help, help me, commands, what can you do, how does it work, how does this work, how do i use this, what do you do, menu
words-today = today, my day, how is my day, how much today, how many calories today, calories today, what did i eat today, what have i eaten today, how much have i eaten today, how much is left today, how many calories are left, today's total, today so far
words-week = week, my week, this week, how was my week, last week
words-month = month, my month, this month, how was my month, last month
nothing-to-save = There is no draft to save. Send a photo or write what you ate.
not-understood = I didn’t get that. Send a photo of food or write what you ate: “oatmeal 200 g and a banana”. All commands: /help
unknown-command = There is no such command. All commands: /help
help = <b>How to log food</b>
    Send a photo of your plate, an image file, an album, a barcode or just text: “rice 200 g, two eggs and tea”. A caption helps.

    <b>How to correct</b>
    With the buttons under a draft or in words: “rice was 200 g, not 150”, “remove the bread”, “ate half”, “it’s turkey, not chicken”.

    <b>Commands</b>
    /today — your day, /week — your week, /month — your month
    /finish — finish the meal and get the analysis
    /profile — about you, /profile ai — what I’ve learnt, /goals — goals, /settings — settings
    /start — the questions, /privacy — what I keep and who sees it, /delete_me — erase everything about me

    The numbers come from a food database; no model makes them up. Products by barcode: Open Food Facts (ODbL). I’m not a doctor: this is not medical advice.
