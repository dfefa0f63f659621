settings-title = ⚙️ <b>Настройки</b>
settings-language = Язык: русский
settings-units = { $units ->
        [imperial] Единицы: фунты и футы
       *[metric] Единицы: килограммы и сантиметры
    }
settings-zone = Часовой пояс: { $zone }, сейчас { $time }
settings-zone-unknown = Часовой пояс: не указан
settings-day-start = День начинается в { $hour }
settings-calories = { $hidden ->
        [1] Калории: скрыты
       *[0] Калории: видны
    }
settings-tone = { $on ->
        [1] Тон сообщений: учитываю
       *[0] Тон сообщений: не учитываю
    }
settings-saved = ✅ Сохранено.
ask-day-start = С какого часа считать новый день? Ночной перекус до этого часа останется во вчерашнем дне.
error-day-start = День может начинаться с 0 до { $latest } часов.
button-units = { $units ->
        [imperial] 📏 кг и см
       *[metric] 📏 lb и футы
    }
button-zone = 🕒 Часовой пояс
button-day-start = 🌙 Начало дня
button-calories = { $hidden ->
        [1] 👁 Показать калории
       *[0] 🙈 Скрыть калории
    }
button-tone = { $on ->
        [1] 💬 Не учитывать тон
       *[0] 💬 Учитывать тон
    }
