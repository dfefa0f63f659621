## Getting to know each other

greeting-new = 👋 <b>Hi! I log your food from photos and from words.</b>
    I keep your food entries and what you tell me about yourself; the photos themselves for 24 hours at most. Erase everything at any time: /delete_me.
    { $outside }

    📷 You can send a photo of your plate or write what you ate right away. The few questions below help me work out your targets; they take about a minute.
greeting-again = 👋 Welcome back! Everything you answered is here. Let’s go on with the same question; food photos are welcome at any moment.
greeting-known = 👋 Welcome back! Send a photo of your food or write what you ate.
    /profile — about you, /goals — goals, /settings — settings, /help — help.
button-other-language = 🌐 Русский

## Questions

question-number = <i>Question { $number } of { $total }</i>
question-known = Now: { $value }
ask-sex = Your sex? The metabolism formula depends on it.
ask-age = How old are you, in full years? For example: 34. A year of birth works too: 1992.
ask-life-stage = Are you pregnant or breastfeeding now? Then I won’t suggest losing weight.
ask-height = Your height? { $units ->
        [imperial] For example: 5'11 or 180 cm.
       *[metric] For example: 180 or 5'11.
    }
ask-weight = Your weight? { $units ->
        [imperial] For example: 165 lb or 75 kg.
       *[metric] For example: 80.5 or 165 lb.
    }
ask-activity = How much do you move in a usual week?
ask-goal = What is your goal?
ask-pace = { $kind ->
        [gain] How much would you like to gain a week?
       *[lose] How much would you like to lose a week?
    } { $units ->
        [imperial] For example: 1 lb. A gentle pace is easier to keep.
       *[metric] For example: 0.5. A gentle pace is easier to keep.
    }
ask-time-zone = Where do you live? Tap a city or type yours. An offset works too: +3 or UTC-5. That way your entries land on the right day.
ask-location = Or share your location: I take only the time zone from it.
ask-body-fat = Your body fat in percent, if you know it? For example: 18. To clear it, write “none”.
did-you-mean = I don’t know that city. Could it be one of these? If not, write the nearest large city or an offset, for example: +3.
button-location = 📍 Share location
button-skip = Skip ›
button-later = Later
button-restart = ↺ Start over

sex-female = Female
sex-male = Male
life-stage-none = Neither
life-stage-pregnant = Pregnant
life-stage-breastfeeding = Breastfeeding
activity-sedentary = Sedentary: hardly any exercise
activity-light = Light: exercise 1–3 times a week
activity-moderate = Moderate: exercise 3–5 times a week
activity-high = High: exercise 6–7 times a week
activity-very-high = Very high: physical work and sport
goal-lose = Lose weight
goal-keep = Keep weight
goal-gain = Gain weight

registration-done = ✅ <b>Done, thank you!</b>
registration-left = All right, we can come back to it: /start. Your answers are kept, and you can log food right now.
registration-invitation = 📷 Now send a photo of your food or write what you ate.
zone-set = 🕒 Time zone: { $place }, it is { $time } there now. If that’s wrong, change it in /settings.
zone-set-nearby = 🕒 Time zone of the nearest city ({ $place }): it is { $time } for you now. If that’s wrong, change it in /settings.
zone-unknown = 🕒 Your time zone is not known yet. Set it in /settings so that I can show the day’s totals.

## Figures

figure-age = { $age ->
        [one] { $age } year
       *[other] { $age } years
    }
figure-cm = { $value } cm
figure-kg = { $value } kg
figure-lb = { $value } lb
figure-feet = { $feet }'{ $inches }"
figure-percent = { $value }%

## Answers that will not do

error-question-over = These questions are finished. You can change your data in /profile.
error-sex = I didn’t get that. Tap “Female” or “Male”.
error-life-stage = I didn’t get that. Tap one of the answers.
error-activity = I didn’t get that. Tap an answer or write its number from 1 to 5.
error-goal = I didn’t get that. Tap an answer or write: lose, keep or gain.
error-age = I didn’t get your age. Write full years, for example: 34.
error-age-range = I can calculate for people aged { $low } to { $high }. Write your age, for example: 34.
error-height = I didn’t get your height. Write it in centimetres or feet, for example: 180 or 5'11.
error-height-range = That height won’t do: anything from 100 to 250 cm works, for example: 180 or 5'11.
error-weight = I didn’t get your weight. Write it in kilograms or pounds, for example: 80.5 or 165 lb.
error-weight-range = That weight won’t do: anything from 25 to 350 kg works, for example: 80.5 or 165 lb.
error-body-fat = I didn’t get the body fat. Write a number, for example: 18.
error-body-fat-range = Body fat lies between { $low } and { $high } percent. Write a number, for example: 18.
error-pace = I didn’t get the pace. Write how much a week, for example: 0.5 kg or 1 lb.
error-pace-range = A pace from { $low } to { $high } kg a week works, for example: 0.5.
error-time-zone = I didn’t find that place. Write a large city nearby or an offset, for example: Chicago or +3.
error-time-zone-offset = There is no such offset. They run from −12 to +14, for example: +3 or +5:30.
