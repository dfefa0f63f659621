summary-no-time-zone = To add up your days, I need your time zone. Set it in /settings: it’s a single step.

today-title = <b>Today, { $date }</b>
today-empty = <b>Today, { $date }</b>
    Nothing logged yet. Send a photo of food or write what you ate.
today-meals = { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
today-eaten = { $kcal } kcal · P { $protein } · F { $fat } · C { $carbohydrate } g
today-eaten-hidden = P { $protein } · F { $fat } · C { $carbohydrate } g
today-interval = Most likely { $low } to { $high } kcal: some portions are estimates.
today-left = { $kcal } kcal left of the target of { $target }.
today-over = { $kcal } kcal above the target of { $target }.
today-no-target = No target yet. Set one: /goals

week-title = <b>Week, { $range }</b>
month-title = <b>30 days, { $range }</b>
week-chart-title = Week, { $range }
month-chart-title = 30 days, { $range }
period-empty = Nothing was logged in this period. Send a photo of food or write what you ate.
period-average = Daily average: { $kcal } kcal
    P { $protein } · F { $fat } · C { $carbohydrate } g
period-average-hidden = Daily average:
    P { $protein } · F { $fat } · C { $carbohydrate } g
period-counted = { $days ->
        [one] Based on { $days } day with entries.
       *[other] Based on { $days } days with entries.
    }
period-counted-without-today = { $days ->
        [one] Based on { $days } day with entries; today is still under way and does not count.
       *[other] Based on { $days } days with entries; today is still under way and does not count.
    }
period-only-today = There are entries for today only, and the day is still under way.
period-near-target = { $days ->
        [one] Near the target (±10%): { $near } of { $days } day.
       *[other] Near the target (±10%): { $near } of { $days } days.
    }
period-empty-days = { $days ->
        [one] { $days } day without entries: it does not count.
       *[other] { $days } days without entries: they do not count.
    }
