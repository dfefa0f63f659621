## Распознавание и черновик

looking = Смотрю на фото…
draft-title = 🍽 <b>Черновик</b>
editing-title = ✏️ <b>Правка записи</b>
draft-moved = ↓ Черновик ниже
entry-moved = ↓ Запись ниже
draft-empty = Здесь пока пусто. Напишите, что вы съели.
draft-item = { $number }. <b>{ $name }</b> — { $grams } г
    { $kcal } ккал · Б { $protein } · Ж { $fat } · У { $carbohydrate } · <i>{ $source }</i>
draft-item-assumed = { $number }. <b>{ $name }</b> — ≈ { $grams } г
    { $kcal } ккал · Б { $protein } · Ж { $fat } · У { $carbohydrate } · <i>{ $source }</i>
draft-item-plain = { $number }. <b>{ $name }</b> — { $grams } г
    Б { $protein } · Ж { $fat } · У { $carbohydrate } · <i>{ $source }</i>
draft-item-assumed-plain = { $number }. <b>{ $name }</b> — ≈ { $grams } г
    Б { $protein } · Ж { $fat } · У { $carbohydrate } · <i>{ $source }</i>
draft-item-usual = { $number }. <b>{ $name }</b> — обычно у вас { $grams } г
    { $kcal } ккал · Б { $protein } · Ж { $fat } · У { $carbohydrate } · <i>{ $source }</i>
draft-item-usual-plain = { $number }. <b>{ $name }</b> — обычно у вас { $grams } г
    Б { $protein } · Ж { $fat } · У { $carbohydrate } · <i>{ $source }</i>
draft-item-fat = { $number }. <b>Масло</b> ({ $name }) — ≈ { $grams } г, моя оценка
    { $kcal } ккал · <i>{ $source }</i>
draft-item-fat-plain = { $number }. <b>Масло</b> ({ $name }) — ≈ { $grams } г, моя оценка
    Ж { $fat } · <i>{ $source }</i>
draft-item-energy = { $number }. <b>{ $name }</b> — { $kcal } ккал
draft-item-unsettled = { $number }. ❓ <b>{ $name }?</b> Выберите ниже, что это, или напишите словами.
source-computed = расчёт по рецепту
source-nutritionix = Nutritionix
meal-total = <b>Итого: { $kcal } ккал</b>
    Б { $protein } · Ж { $fat } · У { $carbohydrate } г
meal-total-plain = <b>Итого:</b> Б { $protein } · Ж { $fat } · У { $carbohydrate } г
meal-total-interval = <b>Итого: { $kcal } ккал</b> (скорее всего { $low }–{ $high })
    Б { $protein } · Ж { $fat } · У { $carbohydrate } г
draft-recognised-by = <i>Еду на фото назвала модель { $engine }</i>
draft-portion-question = 📏 Сколько было: <b>{ $name }</b>? Выберите порцию или напишите вес.
meal-eaten-share = Съедено { $share } % тарелки.
day-remaining = Останется на сегодня { $kcal } ккал из { $target }.
day-over = Сегодня выйдет на { $kcal } ккал больше цели ({ $target }).
saved-title = ✅ <b>Записано</b>
saved-item = { $name } { $grams } г
saved-item-energy = { $name } { $kcal } ккал
meal-cancelled = Черновик отменён. Ничего не записано.
meal-deleted = Запись удалена из дневника.
unknown-food = { $count ->
        [one] Такого продукта я не знаю: { $names }. Попробуйте назвать его иначе.
       *[other] Таких продуктов я не знаю: { $names }. Попробуйте назвать их иначе.
    }
minus-read-as-dash = Вес не бывает меньше нуля, поэтому минус я прочитал как тире.

## Кнопки

button-item = { $name } · { $grams } г
button-fat = Масло · { $grams } г
button-no-fat = ✖️ без масла
button-share = { $share ->
        [25] ¼
        [50] ½
        [75] ¾
       *[other] Всё
    }
button-add = ➕ Добавить
button-undo = ↩️ Вернуть
button-save = ✅ Сохранить
button-cancel = ✖️ Отмена
button-done = ✅ Готово
button-delete = 🗑 Удалить
button-edit = ✏️ Изменить
button-finish = 🏁 Закончить приём пищи
button-grams = ⌨️ Граммы
button-replace = 🔁 Другое блюдо
button-remove = 🗑 Убрать
button-back = ‹ Назад
button-yes = ✅ Верно
button-no = ✖️ Нет
portion-small = S { $grams } г
portion-medium = M { $grams } г
portion-large = L { $grams } г

## Вопросы и правки словами

ask-grams = Сколько граммов: { $name }? Например: 150, 150 г или 2 ложки.
ask-food = Что это вместо «{ $name }»? Напишите название, можно с весом: «индейка 120 г».
ask-more = Что добавить? Например: «хлеб 2 куска и масло 10 г».
confirm-edit = Понял так:
diff-removed = − { $name }
diff-added = + { $name }, { $grams } г
diff-replaced = { $old } → { $new }
diff-grams = { $name }: { $old } → { $new } г
diff-share = Съедено { $share } %
edit-refused = Хорошо, ничего не меняю.

## Фото

photo-not-food = Не вижу здесь еды. Пришлите фото тарелки или напишите, что съели, например: «борщ 300 г и хлеб».
photo-unsure = Похоже на еду, но узнать её я не смог. Напишите, что это, например: «плов 250 г», или снимите штрихкод на упаковке.
photo-guesses = Не уверен, что это за еда. { $count ->
        [one] Может быть, вот это?
       *[other] Может быть, что-то из этого?
    } Если нет, напишите, что это, например: «плов 250 г», или снимите штрихкод на упаковке.
photo-name-it = Напишите, что это, например: «плов 250 г».
button-other-food = ✏️ Другое, напишу словами
voice-not-yet = Голосовые я пока не понимаю. Напишите, пожалуйста, текстом или пришлите фото.

## Завершение

session-finished = { $drafts ->
        [0] Приём пищи закончен. Готовлю разбор…
        [one] Приём пищи закончен, { $drafts } черновик не сохранён. Готовлю разбор…
        [few] Приём пищи закончен, { $drafts } черновика не сохранены. Готовлю разбор…
       *[many] Приём пищи закончен, { $drafts } черновиков не сохранены. Готовлю разбор…
    }

## Разговор

# Слова через запятую, строчными буквами, без знаков и без «ё»: на сообщение целиком из них ответ ниже.
words-greeting = привет, приветик, приветики, привет бот, здравствуй, здравствуйте, добрый день, доброе утро, добрый вечер, доброй ночи, доброго дня, хай, салют, хеллоу, как дела, привет как дела
answer-greeting = Привет! 👋 Пришлите фото еды или напишите, что съели, например: «гречка 200 г и котлета».
words-thanks = спасибо, спасибо большое, большое спасибо, спс, благодарю, пасиб, пасибо, спасибки, спасибочки, спасибо тебе, спасибо вам, круто спасибо, отлично спасибо, ок спасибо, хорошо спасибо
answer-thanks = Пожалуйста! 🙂 Когда снова поедите, пришлите фото или напишите, что это было.
words-agreement = ок, окей, оки, хорошо, ладно, понятно, понял, поняла, ясно, отлично, супер, класс, круто, да, ага, угу, договорились, принято, здорово, молодец
answer-agreement = Хорошо 👌 Готовый черновик ждёт кнопки «Сохранить», а новую еду можно прислать фото или словами.
words-farewell = пока, пока пока, до свидания, до завтра, до встречи, спокойной ночи, всего доброго, увидимся
answer-farewell = До встречи! 👋 Поедите — пришлите фото или напишите, что съели.
not-understood = Не понял. Пришлите фото еды или напишите, что съели: «гречка 200 г и котлета». Все команды: /help
unknown-command = Такой команды нет. Все команды: /help
help = <b>Как записать еду</b>
    Пришлите фото тарелки, файл с картинкой, альбом, штрихкод или просто текст: «гречка 200 г, котлета и чай». Подпись к фото помогает.

    <b>Как исправить</b>
    Кнопками под черновиком или словами: «рис не 150, а 200 г», «убери хлеб», «съел половину», «это индейка, а не курица».

    <b>Команды</b>
    /today — день, /week — неделя, /month — месяц
    /finish — закончить приём пищи и получить разбор
    /profile — данные о вас, /profile ai — что я о вас понял, /goals — цели, /settings — настройки
    /start — анкета, /delete_me — стереть всё обо мне

    Числа взяты из базы продуктов, модель их не придумывает. Товары по штрихкоду: Open Food Facts (ODbL). Я не врач: это не медицинский совет.
