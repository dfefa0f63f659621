summary-no-time-zone = Чтобы считать итоги дней, мне нужен ваш часовой пояс. Укажите его в /settings: это один шаг.

today-title = <b>Сегодня, { $date }</b>
today-empty = <b>Сегодня, { $date }</b>
    Пока нет записей. Пришлите фото еды или напишите, что съели.
today-meals = { $count ->
        [one] { $count } запись
        [few] { $count } записи
       *[many] { $count } записей
    }
today-eaten = { $kcal } ккал · Б { $protein } · Ж { $fat } · У { $carbohydrate } г
today-eaten-hidden = Б { $protein } · Ж { $fat } · У { $carbohydrate } г
today-interval = Скорее всего, от { $low } до { $high } ккал: часть порций оценена.
today-left = До цели { $target } ккал остаётся { $kcal }.
today-over = На { $kcal } ккал выше цели ({ $target }).
today-no-target = Цели пока нет. Задать её можно в /goals.

week-title = <b>Неделя, { $range }</b>
month-title = <b>30 дней, { $range }</b>
week-chart-title = Неделя, { $range }
month-chart-title = 30 дней, { $range }
period-empty = Записей за это время нет. Пришлите фото еды или напишите, что съели.
period-average = В среднем за день: { $kcal } ккал
    Б { $protein } · Ж { $fat } · У { $carbohydrate } г
period-average-hidden = В среднем за день:
    Б { $protein } · Ж { $fat } · У { $carbohydrate } г
period-counted = { $days ->
        [one] Это по { $days } дню с записями.
       *[other] Это по { $days } дням с записями.
    }
period-counted-without-today = { $days ->
        [one] Это по { $days } дню с записями; сегодняшний ещё идёт и не считается.
       *[other] Это по { $days } дням с записями; сегодняшний ещё идёт и не считается.
    }
period-only-today = Записи есть только за сегодня, день ещё идёт.
period-near-target = { $days ->
        [one] Рядом с целью (±10 %): { $near } из { $days } дня.
       *[other] Рядом с целью (±10 %): { $near } из { $days } дней.
    }
period-empty-days = { $days ->
        [one] { $days } день без записей: он не считается.
        [few] { $days } дня без записей: они не считаются.
       *[many] { $days } дней без записей: они не считаются.
    }
