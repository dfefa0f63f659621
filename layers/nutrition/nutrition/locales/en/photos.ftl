## Barcodes

product-unknown = I read the barcode, but Open Food Facts doesn’t have this product yet. Take a photo of the nutrition table on the package or write what it is, for example: “yogurt 150 g”.
product-empty = This is “{ $name }”, but the database has no usable nutrition facts for it. Take a photo of the table on the package or write what it is, for example: “yogurt 150 g”.
product-unreachable = I read the barcode, but the product database doesn’t answer now. Take a photo of the nutrition table on the package or write what it is, for example: “yogurt 150 g”.
source-openfoodfacts = Open Food Facts
portion-serving = Serving { $grams } g
portion-half-pack = ½ pack { $grams } g
portion-pack = Pack { $grams } g

## Labels

button-label = 🏷 This is a label
source-label = label
label-title = 🏷 <b>I read the label.</b> 100 { $unit } hold:
label-title-named = 🏷 <b>{ $name }</b>, I read the label. 100 { $unit } hold:
label-energy = Energy: { $value } kcal
label-protein = Protein: { $value } g
label-fat = Fat: { $value } g
label-carbohydrate = Carbohydrate: { $value } g
label-sugars = of which sugars: { $value } g
label-saturated-fat = saturated fat: { $value } g
label-fibre = Fibre: { $value } g
label-serving = Serving: { $amount } { $unit }
label-package = Pack: { $amount } { $unit }
label-energy-disagrees = ⚠️ The energy doesn’t agree with protein, fat and carbohydrate: one of the numbers was misread. Compare with the package.
label-question = Is this right?
label-correct = Write the right values for 100 g, for example: “kcal 250, protein 10, fat 5, carbs 40”. Only the wrong ones will do.
label-dropped = All right, the label is not recorded.
label-unreadable = I couldn’t read the table. Take the photo closer and straighter, without glare, or write what it is with a weight, for example: “yogurt 150 g”.
label-food = Food from a label
button-label-right = ✅ Right
button-label-correct = ✏️ Correct
unit-g = g
unit-ml = ml

## A plate seen before

photo-like-before = 🕘 This looks like a plate of yours: <b>as on { $date }</b>. Check the amounts.
button-other-plate = 🔁 Something else

## Several foods

button-several = 🍱 There are several foods
photo-several = 🍱 I see about { $count } { $count ->
        [one] item
       *[other] items
    }: { $names }. Check each of them; write what is missing.
photo-only-one = 🍱 This is all I could make out. Write the rest, for example: “and rice 150 g”.
