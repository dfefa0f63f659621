ai-profile-title = <b>What I’ve learnt about you</b>
    From your entries only; each finding says what it rests on.
ai-profile-unavailable = I can’t reach your AI profile right now. Your diary is safe; please try again in a minute.
ai-profile-empty = Nothing yet: the profile appears after your first finished meal.
ai-profile-since = Based on entries since { $date }: you erased what I had learnt before.

ai-habits-title = <b>Habits</b>
ai-not-enough-days = { $n ->
        [one] Not enough data yet: { $n } day with entries out of the { $enough } needed.
       *[other] Not enough data yet: { $n } days with entries out of the { $enough } needed.
    }
ai-habits-no-time-zone = I don’t know your time zone, so I can’t tell when you eat. You can set it in /settings.
ai-breakfast = Breakfast before { $hour }:00: { $part } of { $n } days ({ $share }%, likely { $low }–{ $high }%).
ai-late = Food after { $hour }:00: { $part } of { $n } days ({ $share }%, likely { $low }–{ $high }%).
ai-regularity = Your first meal shifts by about ±{ $hours } h ({ $n } days).
ai-meals-per-day = Usual entries a day: { $meals } ({ $n } days).
ai-completeness = Days with entries: { $part } of { $n } ({ $share }%).

ai-portions-title = <b>Portions</b>
ai-portions-not-enough = { $n ->
        [one] Not enough data yet: { $n } corrected weight out of the { $enough } needed.
       *[other] Not enough data yet: { $n } corrected weights out of the { $enough } needed.
    }
ai-portions-larger = Your portions are about { $percent }% larger than usual (likely { $low }–{ $high }%, corrections: { $n }).
ai-portions-smaller = Your portions are about { $percent }% smaller than usual (likely { $low }–{ $high }%, corrections: { $n }).
ai-portions-usual = Your portions are about usual: no clear difference (corrections: { $n }).

ai-tastes-title = <b>Tastes, { $month }</b>
ai-tastes-not-enough = { $n ->
        [one] Not enough data yet: { $n } food this month out of the { $enough } needed.
       *[other] Not enough data yet: { $n } foods this month out of the { $enough } needed.
    }
ai-favourites = Most often: { $names } (foods: { $n }, different ones: { $variety }).
ai-favourite = { $name } ×{ $times }
ai-groups = By group: { $groups }.
ai-group = { $name } { $share }%
ai-sweet = Sweet foods: { $share }% (likely { $low }–{ $high }%, foods: { $n }).
ai-salty = Salty foods: { $share }% (likely { $low }–{ $high }%, foods: { $n }).
ai-fatty = Fatty foods: { $share }% (likely { $low }–{ $high }%, foods: { $n }).

ai-tone-title = <b>Message tone</b>
ai-tone-off = Off: I neither work out nor store the tone of your messages.
    If you turn it on, I keep the time of each text message, its tone (calm, joy, guilt, stress, sadness, anger) and how sure I am, for the last { $kept } messages at most. The text itself is not stored.
ai-tone-on = On. I keep the time, tone and certainty of the last { $kept } messages at most. The text itself is not stored.
ai-tone-not-enough = { $n ->
        [one] Not enough data yet: { $n } message out of the { $enough } needed.
       *[other] Not enough data yet: { $n } messages out of the { $enough } needed.
    }
ai-tone-share = { $name } { $share }%
ai-tone-shares = { $tones } (messages: { $n }).
tone-neutral = calm
tone-joy = joy
tone-guilt = guilt
tone-stress = stress
tone-sadness = sadness
tone-anger = anger

group-vegetables = vegetables
group-fruit = fruit
group-grains = grains and bread
group-meat = meat
group-fish = fish
group-dairy-and-eggs = dairy and eggs
group-legumes-and-nuts = legumes and nuts
group-sweets = sweets
group-snacks = snacks
group-fats-and-sauces = fats and sauces
group-drinks = drinks
group-dishes = dishes
group-other = other

button-tone-on = Turn message tone on
button-tone-off = Turn message tone off
button-erase-tone = 🗑 Erase the tone history
button-erase-habits = 🗑 Erase what you’ve learnt
button-rebuild-habits = 🔄 Rebuild from the whole diary
ai-tone-erased = The tone history has been erased.
ai-habits-erased = Erased. From now on I learn from new entries only.
ai-habits-rebuilt = Rebuilt from the whole diary.
ai-tone-switched-on = Message tone is on.
ai-tone-switched-off = Message tone is off.

usual-portions-title = <b>Your usual portions</b>
usual-portion = { $name }: { $unit ->
        [portion] a portion
        [tablespoon] a tablespoon
        [teaspoon] a teaspoon
        [cup] a cup
        [glass] a glass
        [plate] a plate
        [bowl] a bowl
        [slice] a slice
        [piece] a piece
        [handful] a handful
       *[other] a measure
    } is { $usual } g, { $table } g by the table (corrections: { $n })
usual-portions-more = And { $count } more.
button-forget-portion = ✖️ Forget: { $name }
button-forget-portions = 🗑 Forget all portions
usual-portion-forgotten = Forgotten. From now on I suggest the table's portion again.
usual-portions-forgotten = All your portions are forgotten. From now on I suggest the table's again.
