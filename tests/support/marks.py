"""What a person sends, each thing recognisable wherever it turns up. Nobody is called so."""

FIRST_NAME = "Квазинима"
LAST_NAME = "Фруктозова"
USERNAME = "kvazinima_login"
TEXT = "плюмбус маринованный с гарнизом"
FOOD = "борщ флотский"
CAPTION = "подпись зубрятина 300 г"
CITY = "Мухосранск-на-Ухте"
FILE_NAME = "мой-анализ-крови.jpg"
LATITUDE, LONGITUDE = "55.771993", "37.612881"
CALLBACK = "m:1:1:save:квазиданные"
PICTURE = "JFIF-снимок-тарелки"
PHONE = "+79990001122"
HEIGHT, WEIGHT, AGE = "187.3", "93.7", "47"
TOKEN = "987654321:AAF-token_that_nobody_has_AAAAAAAAAA"
SECRET = "k9Jd0-sLq2_mZx81Tw-webhook"

WORDS = (
    *(FIRST_NAME, LAST_NAME, USERNAME, TEXT, FOOD, CAPTION, CITY, FILE_NAME, LATITUDE, LONGITUDE, CALLBACK, PICTURE),
    *(PHONE, TOKEN, SECRET, TOKEN.partition(":")[2]),
)
FIGURES = (HEIGHT, WEIGHT, AGE)

# As drivers and libraries do: an exception whose text repeats everything it knows.
EVERYTHING = " ".join((*WORDS, *FIGURES))
