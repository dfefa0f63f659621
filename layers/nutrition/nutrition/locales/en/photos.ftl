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

## A plate seen before

photo-like-before = 🕘 This looks like a plate of yours: <b>as on { $date }</b>. Check the amounts.
button-other-plate = 🔁 Something else
