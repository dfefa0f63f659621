## Штрихкод

product-unknown = Штрихкод прочитал, но такого товара в базе Open Food Facts пока нет. Сфотографируйте таблицу пищевой ценности на упаковке или напишите, что это, например: «йогурт 150 г».
product-empty = Это «{ $name }», но годных данных о пищевой ценности в базе нет. Сфотографируйте таблицу на упаковке или напишите, что это, например: «йогурт 150 г».
product-unreachable = Штрихкод прочитал, но база товаров сейчас не отвечает. Сфотографируйте таблицу пищевой ценности на упаковке или напишите, что это, например: «йогурт 150 г».
source-openfoodfacts = Open Food Facts
portion-serving = Порция { $grams } г
portion-half-pack = ½ упаковки { $grams } г
portion-pack = Упаковка { $grams } г

## Этикетка

button-label = 🏷 Это этикетка
source-label = этикетка
label-title = 🏷 <b>Прочитал этикетку.</b> В 100 { $unit }:
label-title-named = 🏷 <b>{ $name }</b>, прочитал этикетку. В 100 { $unit }:
label-energy = Энергия: { $value } ккал
label-protein = Белки: { $value } г
label-fat = Жиры: { $value } г
label-carbohydrate = Углеводы: { $value } г
label-sugars = из них сахара: { $value } г
label-saturated-fat = насыщенные жиры: { $value } г
label-fibre = Пищевые волокна: { $value } г
label-serving = Порция: { $amount } { $unit }
label-package = Упаковка: { $amount } { $unit }
label-energy-disagrees = ⚠️ Энергия не сходится с белками, жирами и углеводами: какое-то число прочитано неверно. Сверьте с упаковкой.
label-question = Всё верно?
label-correct = Напишите верные значения на 100 г, например: «ккал 250, белки 10, жиры 5, углеводы 40». Можно только те, что неверны.
label-dropped = Хорошо, этикетку не записываю.
label-unreadable = Не смог прочитать таблицу. Снимите её ближе и ровнее, без бликов, или напишите, что это и сколько, например: «йогурт 150 г».
label-food = Продукт с этикетки
button-label-right = ✅ Верно
button-label-correct = ✏️ Исправить
unit-g = г
unit-ml = мл

## Своя тарелка

photo-like-before = 🕘 Похоже на вашу тарелку: <b>как { $date }</b>. Проверьте количество.
button-other-plate = 🔁 Это другое

## Несколько блюд

button-several = 🍱 Здесь несколько блюд
photo-several = 🍱 Вижу примерно { $count } { $count ->
        [one] блюдо
        [few] блюда
       *[many] блюд
    }: { $names }. Проверьте каждое; чего не хватает, допишите словами.
photo-only-one = 🍱 Разглядел только это. Остальное допишите словами, например: «ещё рис 150 г».
