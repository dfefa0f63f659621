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
        [1] Tone of messages: may be noted
       *[0] Tone of messages: not noted
    }
settings-saved = ✅ Saved.
ask-day-start = From which hour should a new day count? A late snack before it stays in yesterday.
error-day-start = A day may begin from 0 to { $latest } o’clock.
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
        [1] 💬 Don’t note tone
       *[0] 💬 Note tone
    }
