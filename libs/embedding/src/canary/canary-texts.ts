/**
 * Texts that are embedded again and again to see whether the encoder still is the same one: own sentences of several
 * subjects, lengths and forms. Never changed without a new number in `CANARY_LIST`, because fingerprints would differ.
 */
export const CANARY_LIST = 1;

export const CANARY_TEXTS: readonly string[] = [
  'How do I reset my password?',
  'My parcel was due on Friday and has not arrived yet.',
  'Cancel the subscription at the end of this month, please.',
  'What is the difference between the basic and the family plan?',
  'The invoice shows two charges for the same night.',
  'Which of your offices is open on Sundays?',
  'I would like to speak to a person.',
  'no',
  'The battery loses a third of its charge overnight although the screen is off.',
  'Add two cups of flour, a pinch of salt and the melted butter, then stir until the dough is smooth.',
  'The council approved the new tram line by nine votes to four after three hours of debate.',
  'A query that scans the whole table gets slower with every row, so put an index on the column that it filters by.',
  "SELECT name, city FROM customers WHERE country = 'PT' ORDER BY name;",
  'TypeError: cannot read properties of undefined (reading "length") at line 42',
  '{"order": 1841, "status": "shipped", "items": [{"sku": "B-7", "count": 2}]}',
  'Patients who take this medicine should not drive for eight hours after a dose.',
  'Water boils at a lower temperature on a mountain because the air presses less on it.',
  'Your refund of 37.50 euros was sent to your bank today; it takes three to five working days.',
  'I am sorry, but I cannot help with that request.',
  'The lighthouse keeper wrote down the wind, the tide and every ship that passed, for forty years.',
  'Interest is added every quarter, which means that you earn interest on interest from the second quarter on.',
  'Turn left at the bakery, follow the river for ten minutes and ring the bell of the green house.',
  'Our return policy covers every item that is unused, in its original box and sent back within thirty days of delivery. ' +
    'Shipping is free for faulty goods; otherwise the sender pays for it. Refunds reach the card that was used to pay.',
  'UPPER CASE LETTERS, digits 0123456789, quotes “like these”, an accent in café, and a 🙂.',
];
