settings-title = ⚙️ <b>Settings</b>
settings-language = Language: English
settings-units = { $units ->
        [imperial] Units: pounds and feet
       *[metric] Units: kilograms and centimetres
    }
settings-zone = Time zone: { $zone }, it is { $time } there
settings-zone-unknown = Time zone: not set
settings-day-start = The day begins at { $hour }
settings-calories = { $hidden ->
        [1] Calories: hidden
       *[0] Calories: shown
    }
settings-tone = { $on ->
        [1] Message tone: taken into account
       *[0] Message tone: not taken into account
    }
settings-saved = ✅ Saved.
ask-day-start = At what hour does a new day begin? A late snack before it still belongs to yesterday.
error-day-start = A day can begin at any hour from 0 to { $latest }.
button-units = { $units ->
        [imperial] 📏 kg and cm
       *[metric] 📏 lb and feet
    }
button-zone = 🕒 Time zone
button-day-start = 🌙 Start of day
button-calories = { $hidden ->
        [1] 👁 Show calories
       *[0] 🙈 Hide calories
    }
button-tone = { $on ->
        [1] 💬 Turn message tone off
       *[0] 💬 Turn message tone on
    }
