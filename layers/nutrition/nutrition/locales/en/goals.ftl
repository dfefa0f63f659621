## Daily targets

targets-title = 🎯 <b>{ $kind ->
        [lose] Daily targets: losing weight
        [gain] Daily targets: gaining weight
       *[keep] Daily targets: keeping weight
    }</b>
targets-energy = <b>{ $kcal } kcal</b>{ $mark ->
        [hand] { " " }✍️
       *[formula] { "" }
    }
targets-protein = Protein: { $grams } g{ $mark ->
        [hand] { " " }✍️
       *[formula] { "" }
    }
targets-fat = Fat: { $grams } g{ $mark ->
        [hand] { " " }✍️
       *[formula] { "" }
    }
targets-carbohydrate = Carbs: { $grams } g{ $mark ->
        [hand] { " " }✍️
       *[formula] { "" }
    }
targets-fibre = Fibre: { $grams } g{ $mark ->
        [hand] { " " }✍️
       *[formula] { "" }
    }
targets-legend = ✍️ — set by you
targets-missing = To work out your daily targets, I still need: { $names }. You can add them in /profile and /goals. Or set the calories yourself in /goals.
missing-sex = sex
missing-age = age
missing-height = height
missing-weight = weight
missing-activity = activity
missing-goal = goal

sum-title = <b>How it adds up</b>
sum-mifflin = At rest (Mifflin–St Jeor): 10 × { $weight } kg + 6.25 × { $height } cm − 5 × { $age } { $constant } = { $bmr } kcal
sum-katch = At rest (Katch–McArdle): weight { $weight } kg, fat { $fat }%, lean { $lean } kg; 370 + 21.6 × { $lean } = { $bmr } kcal
sum-tdee = With activity: { $bmr } × { $factor } = { $tdee } kcal
sum-lose = Minus { $pace } a week: { $tdee } − { $kcal } = { $energy } kcal
sum-gain = Plus { $pace } a week: { $tdee } + { $kcal } = { $energy } kcal
sum-target = Target, rounded: { $energy } kcal
sum-floor = That is below the minimum of { $floor } kcal, so the target is { $energy } kcal
sum-by-hand = But you set the calories yourself ✍️, so those apply.
sum-macros = Protein { $protein } g per kg of weight, fat 30% of energy (but at least 0.8 g per kg and at most 35%), carbs the rest, fibre 14 g per 1000 kcal.
sum-reference = Protein and fat are worked out for { $weight }: extra weight does not need more of them.

## Why the target is another one

guard-under-18 = 💛 Before 18 the body needs to grow, so I don’t suggest a deficit: the goal is to keep your weight. If it worries you, a doctor is the right person to ask.
guard-low-bmi = 💛 Your weight is already low for your height (BMI below 18.5), and losing more would not be safe. So the goal is to keep it.
guard-pregnant = 💛 A deficit can do harm during pregnancy, so the goal is to keep your weight. The formula does not include what pregnancy adds: please agree on the amount with your doctor.
guard-breastfeeding = 💛 While you breastfeed, your body needs energy, so the goal is to keep your weight. The formula does not include what milk takes: please agree on the amount with your doctor.
guard-pace-limit = 💛 { $wanted } a week is more than 1% of your weight, which is hard to keep up. I’ve set { $given } a week.
guard-energy-floor = 💛 I don’t go below { $floor } kcal a day: your body needs that much. { $slow ->
        [0] With this target your weight will roughly hold; moving more helps it go down.
       *[other] The pace will be gentler, about { $pace } a week.
    }
guard-energy-floor-hidden = 💛 I kept the target no lower than what your body needs, so the pace will be gentler.
remark-under-18 = ℹ️ The formula was made for adults; before 18 it is only a rough guide.
remark-pregnant = 💛 Pregnancy takes extra energy, and these targets do not include it: your doctor can tell you how much to add.
remark-breastfeeding = 💛 Breastfeeding takes extra energy, and these targets do not include it: your doctor can tell you how much to add.
note-below-floor = 💛 That is below { $floor } kcal, the usual minimum. I left it as you decided, but eating this little for long is best done under a doctor’s care.
note-below-floor-hidden = 💛 That is below the usual minimum. I left it as you decided, but eating this little for long is best done under a doctor’s care.
note-macros-differ = ℹ️ The protein, fat and carbs you set do not add up to these calories. You could change one of them.

## Changing it

button-goals = 🎯 Goals
button-pace = 🐢 Pace
button-by-hand = ✍️ Set by hand
button-target-energy = Calories
button-target-protein = Protein
button-target-fat = Fat
button-target-carbohydrate = Carbs
button-target-fibre = Fibre
button-release = ↺ { $name }: by formula
ask-which-target = What would you like to set by hand? It stays until you change it; I fit the rest to it.
ask-target-energy = How many calories a day? For example: 2000.
ask-target-protein = How much protein a day, g? For example: 120.
ask-target-fat = How much fat a day, g? For example: 70.
ask-target-carbohydrate = How many carbs a day, g? For example: 220.
ask-target-fibre = How much fibre a day, g? For example: 28.
error-target-energy = A number from { $low } to { $high } kcal works, for example: 2000.
error-target-grams = A number of grams from { $low } to { $high } works, for example: 100.
error-target-energy-first = Set the calories first, or answer the questions in /profile, and I’ll work out the rest.
error-target-no-formula = I don’t know enough about you for the formula. You can add it in /profile.
error-pace-without-goal = A pace only makes sense for losing or gaining weight. Choose one of those in /goals.
