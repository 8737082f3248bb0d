"""Invented texts for parity.json: every branch of the preparation, in English, no data set involved."""

import json

HARBOUR = (
    'The harbour of Vellin was opened in 1907. It has four docks and 312 berths. The ferry to Orsa leaves at 06:45 on '
    'weekdays and at 08:15 on Sundays. Tickets cost 14.50 euros; children under six travel free. The harbour master, '
    'Ilse Brandt, said that a fifth dock will not be built before 2031. In winter the ferry stops when waves exceed 3 metres.'
)
LAMP = (
    'The Orbit 2 lamp weighs 1.2 kg and draws 9 W. It ships with a two-year warranty. Replace the fuse only after '
    'unplugging the lamp. The dimmer has five steps. Do not use the lamp outdoors.'
)
RECORD = json.dumps(
    {
        'name': 'Blue Door Bakery', 'address': '12 Mill Lane', 'city': 'Harrowfield', 'stars': 4.5, 'is_open': 1,
        'attributes': {'WiFi': 'free', 'OutdoorSeating': True, 'Parking': {'garage': False, 'street': True}, 'Ambience': None},
        'hours': {'Monday': '7:0-15:0', 'Saturday': '8:0-13:0'},
        'review_info': [
            {'stars': 5, 'text': 'The rye bread is the best in town. We waited ten minutes, but the owner gave us a free bun and '
             'told us about the mill behind the shop.'},
            {'stars': 2, 'text': 'Coffee was cold.'},
        ],
        'categories': ['Bakeries', 'Coffee & Tea'],
    }
)  # fmt: skip
LITERAL = (
    "{'name': \"Nilo's Grill\", 'stars': 3.0, 'open': True, 'price': None, 'menu': ['soup', 'trout'], "
    "'hours': {'Tuesday': '11:0-22:0', 'Friday': '11:0-23:30'}, 'tags': ('grill', 'fish')}"
)
LONG_CONTEXT = ' '.join(
    f'Station {n} lies {n * 7 % 90 + 3} km from the coast and was founded in {1850 + n * 3}. Its keeper is '
    f'{name} {surname}, who records {what} every {day}.'
    for n, (name, surname, what, day) in enumerate(
        [(a, b, c, d) for a in ('Mara', 'Tomas', 'Edda', 'Yusuf', 'Priya') for b in ('Lund', 'Okafor', 'Serra')
         for c, d in (('rainfall', 'Monday'), ('wind', 'Thursday'))]
    )
)  # fmt: skip
LONG_ANSWER = ' '.join(
    f'Station {n} was founded in {1850 + n * 3} and lies {n * 7 % 90 + (3 if n % 5 else 4)} km from the coast. '
    f'Its keeper has recorded the {("weather", "tides", "rainfall")[n % 3]} for many years, even in hard winters.'
    for n in range(24)
)
RUN_ON = 'the list goes on ' + ', '.join(f'item {n} of the {n * n} parts' for n in range(90))

CASES = [  # name, question, contexts, answer
    ('supported', 'When was the harbour opened?', [HARBOUR], 'The harbour of Vellin was opened in 1907.'),
    ('number-swapped', 'When was the harbour opened?', [HARBOUR], 'The harbour of Vellin was opened in 1917.'),
    ('negation', None, [HARBOUR], 'A fifth dock will be built before 2031, said Ilse Brandt.'),
    ('name-swapped', None, [HARBOUR], 'The harbour master is Karl Brandt.'),
    ('paraphrase', None, [HARBOUR], 'Kids below the age of six need no paid ticket.'),
    ('foreign', None, [HARBOUR], 'The Orbit 2 lamp ships with a two-year warranty.'),
    ('several', 'Tell me about the ferry.', [HARBOUR], 'The ferry to Orsa leaves at 06:45 on weekdays. It serves breakfast on board. Tickets cost 14.50 euros.'),
    ('two-contexts', 'How heavy is the lamp?', [LAMP, HARBOUR], 'The lamp weighs 1.2 kg and has five dimmer steps. It may be used outdoors.'),
    ('no-context', 'Who are you?', [], 'I am a lamp. I was made in 1907.'),
    ('empty-context', None, ['', '  '], 'Nothing is known about the harbour.'),
    ('empty-answer', 'Anything?', [LAMP], ''),
    ('blank-answer', 'Anything?', [LAMP], ' \n \t '),
    ('punctuation-answer', None, [LAMP], '...!?'),
    ('one-word', 'How much power does it draw?', [LAMP], '9 W'),
    ('empty-question', '', [LAMP], 'It draws 9 W.'),
    ('long-question', 'Please tell me, and be as brief as you can while naming every detail that matters to a buyer who has never owned such a thing before, how much the Orbit 2 lamp weighs, what it draws, how long the warranty lasts, and whether a person may put it in the garden? ' * 2, [LAMP], 'It weighs 1.2 kg, draws 9 W and has a two-year warranty.'),
    ('json-record', None, [RECORD], 'Blue Door Bakery at 12 Mill Lane is open on Saturday until 13:00 and offers free WiFi. It has no outdoor seating.'),
    ('json-record-long', 'Write an overview.', [RECORD], 'Blue Door Bakery is a bakery in Harrowfield with 4.5 stars. One guest praised the rye bread and got a free bun from the owner. Another found the coffee cold. There is street parking and a garage. It opens at 7 on Mondays.'),
    ('python-literal', None, [LITERAL], "Nilo's Grill serves soup and trout. It closes at 23:30 on Fridays and has four stars."),
    ('json-array', None, ['[{"id": 1, "city": "Orsa"}, {"id": 2, "city": "Vellin"}, {"id": 3, "city": "Tarn"}, "note: none"]'], 'There are three cities: Orsa, Vellin and Bergen.'),
    ('json-with-tail', None, [RECORD + '\nEnd of the record.'], 'The bakery has 4.5 stars.'),
    ('broken-json', None, ['{"name": "Half", "stars": '], 'Half has no stars.'),
    ('json-numbers', None, ['{"a": 1.0, "b": 2, "c": -3.25, "d": 1e3, "e": true, "f": null, "g": "7"}'], 'The value of a is 1.0, d is 1000 and e is true.'),
    ('list-answer', None, [HARBOUR], '- Docks: four\n- Berths: 312\n- Ferry: 06:45 on weekdays\n* Fifth dock: 2030'),
    ('numbered-list', None, [LAMP], '1. Unplug the lamp.\n2. Replace the fuse.\n3. Wait ten minutes.'),
    ('headings', None, [LAMP], '## Weight\n1.2 kg\n\n**Power**\n9 W\r\nWarranty: two years'),
    ('quotes', None, [HARBOUR], 'She said "a fifth dock will not be built." (That was in 1907.) "It has four docks."'),
    ('emoji', None, ['The café ☕ opens at nine 😀. Piñatas cost 20 €.'], 'The café opens at ten 😀🎉. Piñatas cost 20 €.'),
    ('astral', None, ['The rune 𐌰 means a; 𝟙𝟚 is written in double-struck digits. The gem is 💎.'], 'The gem is 💎 and the rune 𐌰 means b. 𝟙𝟚 is 12.'),
    ('family-emoji', None, ['A family 👨‍👩‍👧‍👦 lives here.'], 'A family 👨‍👩‍👧‍👦 of five 🇪🇸 lives here. 👍🏽'),
    ('accents', None, ['Müller und Ångström met José in São Paulo.'], 'Muller and Ångström met Jose\u0301 in Sao Paulo, not in Zürich.'),
    ('han', None, ['东京 is the capital of Japan. 京都 was the capital before.'], '东京 was the capital before; 大阪 is the capital.'),
    ('rtl-and-indic', None, ['السلام means peace. नमस्ते is a greeting.'], 'السلام means peace and नमस्ते means bread.'),
    ('odd-spaces', None, ['The\u00a0value\u2009is 10\u202f000 units.\u200b Done.\u2028Next line.'], 'The value is 10\u202f000 units.\u2003Done? No\u00ad, never.\u2028Next line.'),
    ('digits', None, ['Version ٣ has ² parts and ½ a page.'], 'Version ٣ has ² parts, ¾ of a page and ③ notes.'),
    ('underscore', None, ['Set max_tokens=512 and top_p to 0.9 in my_config.v2.'], 'Set max_tokens=256 and top_p to 0.9 in my_config.v2.'),
    ('apostrophes', None, ["The owner's dogs don't bark. It’s quiet."], "The owner's dog doesn't bark. It's quiet, isn’t it?"),
    ('code', None, ['Call `run(x)` first; then `stop()`.'], 'Call `stop()` first:\n```js\nrun(x); // never\n```'),
    ('long-word', None, ['The word is ' + 'ab' * 60 + '.'], 'The word is ' + 'ab' * 60 + ' or ' + 'ac' * 60 + '.'),
    ('long-sentence', None, [RUN_ON], RUN_ON + ', and a final one that is new'),
    ('selection', 'Which station is old?', [LONG_CONTEXT], 'Station 7 was founded in 1871. Its keeper is Tomas Lund, who records wind every Thursday.'),
    ('several-windows', None, [LONG_CONTEXT], LONG_ANSWER),
    ('control-characters', None, ['Tab\there. Null\x00 byte. \ufffd end.'], 'Tab\there. Null\x00 bytes. \ufffd end!'),
]  # fmt: skip
