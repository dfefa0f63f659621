# The accuracy card and its gate. The photos are in no repository: where they are not, the card keeps its figures of them.
PHOTOS ?= ../shared/food_photos/photos.csv

.PHONY: accuracy
accuracy: install ## measure how often the bot is right: docs/accuracy.md and .json (PHOTOS=DIR/photos.csv)
	@python -m tools.accuracy card --photos $(PHOTOS)

.PHONY: accuracy-gate
accuracy-gate: install ## fail when a figure is worse than docs/accuracy.json by more than its noise
	@python -m tools.accuracy gate --photos $(PHOTOS)
