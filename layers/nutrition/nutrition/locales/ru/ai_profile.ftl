ai-profile-title = <b>Что я о вас понял</b>
    Только по вашим записям; у каждого вывода сказано, на чём он держится.
ai-profile-unavailable = Хранилище профиля сейчас не отвечает. Дневник на месте, попробуйте ещё раз через минуту.
ai-profile-empty = Пока ничего: профиль появится после первого законченного приёма пищи.
ai-profile-since = Учтены записи с { $date }: более ранние выводы вы стёрли.

ai-habits-title = <b>Привычки</b>
ai-not-enough-days = { $n ->
        [one] Пока мало данных: { $n } день с записями, нужно { $enough }.
        [few] Пока мало данных: { $n } дня с записями, нужно { $enough }.
       *[many] Пока мало данных: { $n } дней с записями, нужно { $enough }.
    }
ai-habits-no-time-zone = Часовой пояс неизвестен, поэтому о времени еды ничего не скажу. Указать его можно в /settings.
ai-breakfast = Завтрак до { $hour }:00: { $part } из { $n } { $n ->
        [one] дня
       *[other] дней
    } ({ $share } %, вероятно, { $low }–{ $high } %).
ai-late = Еда после { $hour }:00: { $part } из { $n } { $n ->
        [one] дня
       *[other] дней
    } ({ $share } %, вероятно, { $low }–{ $high } %).
ai-regularity = Первый приём пищи сдвигается примерно на ±{ $hours } ч (по { $n } { $n ->
        [one] дню
       *[other] дням
    }).
ai-meals-per-day = Обычно записей в день: { $meals } (по { $n } { $n ->
        [one] дню
       *[other] дням
    }).
ai-completeness = Дни с записями: { $part } из { $n } ({ $share } %).

ai-portions-title = <b>Порции</b>
ai-portions-not-enough = { $n ->
        [one] Пока мало данных: { $n } поправка веса, нужно { $enough }.
        [few] Пока мало данных: { $n } поправки веса, нужно { $enough }.
       *[many] Пока мало данных: { $n } поправок веса, нужно { $enough }.
    }
ai-portions-larger = Ваши порции больше обычных примерно на { $percent } % (вероятно, { $low }–{ $high } %, поправок: { $n }).
ai-portions-smaller = Ваши порции меньше обычных примерно на { $percent } % (вероятно, { $low }–{ $high } %, поправок: { $n }).
ai-portions-usual = Порции у вас обычные: заметной разницы не видно (поправок: { $n }).

ai-tastes-title = <b>Вкусы, { $month }</b>
ai-tastes-not-enough = { $n ->
        [one] Пока мало данных: { $n } продукт за месяц, нужно { $enough }.
        [few] Пока мало данных: { $n } продукта за месяц, нужно { $enough }.
       *[many] Пока мало данных: { $n } продуктов за месяц, нужно { $enough }.
    }
ai-favourites = Чаще всего: { $names } (всего продуктов: { $n }, разных: { $variety }).
ai-favourite = { $name } ×{ $times }
ai-groups = По группам: { $groups }.
ai-group = { $name } { $share } %
ai-sweet = Сладкого: { $share } % (вероятно, { $low }–{ $high } %, продуктов: { $n }).
ai-salty = Солёного: { $share } % (вероятно, { $low }–{ $high } %, продуктов: { $n }).
ai-fatty = Жирного: { $share } % (вероятно, { $low }–{ $high } %, продуктов: { $n }).

ai-tone-title = <b>Тон сообщений</b>
ai-tone-off = Выключено: я не определяю и не храню тон сообщений.
    Если включить, я буду запоминать для каждого текстового сообщения время, тон (спокойно, радость, вина, стресс, грусть, злость) и уверенность, не больше { $kept } последних. Сам текст не хранится.
ai-tone-on = Включено. Хранятся время, тон и уверенность, не больше { $kept } последних сообщений. Сам текст не хранится.
ai-tone-not-enough = { $n ->
        [one] Пока мало данных: { $n } сообщение, нужно { $enough }.
        [few] Пока мало данных: { $n } сообщения, нужно { $enough }.
       *[many] Пока мало данных: { $n } сообщений, нужно { $enough }.
    }
ai-tone-share = { $name } { $share } %
ai-tone-shares = { $tones } (сообщений: { $n }).
tone-neutral = спокойно
tone-joy = радость
tone-guilt = вина
tone-stress = стресс
tone-sadness = грусть
tone-anger = злость

group-vegetables = овощи
group-fruit = фрукты
group-grains = крупы и хлеб
group-meat = мясо
group-fish = рыба
group-dairy-and-eggs = молочное и яйца
group-legumes-and-nuts = бобовые и орехи
group-sweets = сладости
group-snacks = снеки
group-fats-and-sauces = масла и соусы
group-drinks = напитки
group-dishes = готовые блюда
group-other = другое

button-tone-on = Учитывать тон сообщений
button-tone-off = Не учитывать тон сообщений
button-erase-tone = 🗑 Стереть историю тона
button-erase-habits = 🗑 Стереть выводы
button-rebuild-habits = 🔄 Пересчитать по всему дневнику
ai-tone-erased = История тона стёрта.
ai-habits-erased = Выводы стёрты. Дальше учусь только по новым записям.
ai-habits-rebuilt = Пересчитал по всему дневнику.
ai-tone-switched-on = Теперь учитываю тон сообщений.
ai-tone-switched-off = Больше не учитываю тон сообщений.

usual-portions-title = <b>Ваши обычные порции</b>
usual-portion = { $name }: { $unit ->
        [portion] порция
        [tablespoon] столовая ложка
        [teaspoon] чайная ложка
        [cup] чашка
        [glass] стакан
        [plate] тарелка
        [bowl] миска
        [slice] кусок
        [piece] штука
        [handful] горсть
       *[other] мера
    } — { $usual } г, по таблице { $table } г (поправок: { $n })
usual-portions-more = И ещё { $count }.
button-forget-portion = ✖️ Забыть: { $name }
button-forget-portions = 🗑 Забыть все порции
usual-portion-forgotten = Забыл. Теперь снова предложу порцию из таблицы.
usual-portions-forgotten = Забыл все ваши порции. Теперь снова предложу порции из таблицы.
