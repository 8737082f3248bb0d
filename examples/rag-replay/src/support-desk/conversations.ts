import { type Conversation, type Step, think } from './script.js';

const DESK =
  'You work at the support desk of a shoe shop. Look things up before you answer. Be brief and kind.';
const MESA =
  'Atiendes la mesa de ayuda de una zapatería. Consulta los datos antes de responder. Sé breve y amable.';

const search = (query: string, fails?: string): Step => ({
  do: 'tool',
  name: 'search_catalogue',
  with: { query },
  ...(fails ? { fails } : { gives: { hits: [] } }),
});
const order = (id: string, gives: object): Step => ({ do: 'mcp', name: 'lookup_order', with: { id }, gives });
const RETURNS = [
  'Shoes that were not worn outside can be returned within 30 days of delivery. The refund goes to the card that paid.',
  'Sale items can be exchanged for another size, but are not refunded.',
];

/** A handful of conversations in which the agents do all that agents do: retry, go round in circles, hand over. */
export const CONVERSATIONS: readonly Conversation[] = [
  {
    id: 'where-is-my-order',
    actor: 'user-07',
    agent: 'support agent',
    instructions: DESK,
    hoursAgo: 2,
    language: 'en',
    resolved: 'yes',
    turns: [
      {
        user: 'Hi, where is my order 4471?',
        steps: [
          think,
          {
            do: 'mcp',
            name: 'lookup_order',
            with: { id: '4471' },
            fails: 'order service: 503 Service Unavailable',
          },
          order('4471', { id: '4471', state: 'shipped', carrier: 'DHL' }),
          think,
        ],
        answer: 'Your order 4471 left our warehouse yesterday and is with DHL.',
      },
      {
        user: 'When will it be here?',
        steps: [
          think,
          {
            do: 'tool',
            name: 'track_parcel',
            with: { carrier: 'DHL', order: '4471' },
            gives: { eta: 'Friday' },
          },
          think,
        ],
        answer: 'DHL expects to deliver it on Friday between 9 and 12.',
      },
      {
        user: 'Can I still change the address?',
        steps: [think, { do: 'model', fails: 'rate limit reached (429)' }, think],
        answer:
          'Not from here, because the parcel is on its way. With the tracking link DHL lets you choose a parcel shop.',
      },
      { user: 'Great, thank you!', steps: [think], answer: 'You are welcome. Enjoy the shoes!' },
    ],
  },
  {
    id: 'refund-by-billing',
    actor: 'user-19',
    agent: 'triage agent',
    instructions: DESK,
    hoursAgo: 5,
    language: 'en',
    turns: [
      {
        user: 'I sent the boots back two weeks ago and have seen no money yet.',
        steps: [
          think,
          {
            do: 'tool',
            name: 'find_customer',
            with: { actor: 'user-19' },
            gives: { customer: 'C-2210', orders: ['3982'] },
          },
          think,
          {
            do: 'handOff',
            to: 'billing agent',
            steps: [
              think,
              order('3982', { id: '3982', state: 'returned', refund: 'pending' }),
              { do: 'retrieve', query: 'how long does a refund take', documents: RETURNS },
              think,
            ],
          },
        ],
        answer:
          'The boots arrived on Monday. The refund of 89 € is booked and reaches your card within three working days.',
      },
      {
        user: 'And the shipping costs?',
        steps: [{ do: 'retrieve', query: 'refund of shipping costs', documents: RETURNS }, think],
        answer:
          'The return was free. The first shipping costs are refunded when the whole order goes back, which it did.',
      },
    ],
  },
  {
    id: 'searches-in-circles',
    actor: 'user-31',
    agent: 'support agent',
    instructions: DESK,
    hoursAgo: 8,
    language: 'en',
    resolved: 'no',
    turns: [
      {
        user: 'Do you have the Aurora trail shoe in 46?',
        steps: [1, 2, 3, 4, 5].flatMap(() => [think, search('Aurora trail 46')]),
        fails: 'the agent gave up after 10 steps',
      },
      {
        user: 'Hello? Are you still there?',
        steps: [think, search('Aurora', 'catalogue: timeout after 5 s'), search('Aurora'), think],
        answer: 'I am sorry, I found no such shoe. A colleague will write to you.',
      },
    ],
  },
  {
    id: 'plan-de-carrera',
    actor: 'user-42',
    agent: 'asesora de carrera',
    instructions: MESA,
    hoursAgo: 11,
    language: 'es',
    resolved: 'yes',
    turns: [
      {
        user: '¿Qué zapatillas me recomiendas para una maratón en asfalto?',
        steps: [
          ...[1, 2, 3].flatMap((): Step[] => [
            { do: 'agent', name: 'planificadora', steps: [think] },
            { do: 'agent', name: 'crítica', steps: [think] },
          ]),
          {
            do: 'retrieve',
            query: 'zapatillas maratón asfalto',
            documents: [
              'La Ruta 3 amortigua mucho y pesa 240 g; está pensada para largas distancias en asfalto.',
              'La Cima 2 lleva tacos de 5 mm para senderos con barro.',
            ],
          },
          think,
        ],
        answer: 'Para una maratón en asfalto te recomiendo la Ruta 3: amortigua mucho y pesa solo 240 g.',
      },
      {
        user: '¿La tenéis en la talla 43?',
        steps: [
          think,
          {
            do: 'tool',
            name: 'consultar_existencias',
            with: { modelo: 'Ruta 3', talla: 43 },
            gives: { unidades: 4 },
          },
          think,
        ],
        answer: 'Sí, quedan cuatro pares de la talla 43.',
      },
      { user: 'Perfecto, me la llevo.', steps: [think], answer: '¡Estupendo! Te la aparto hasta mañana.' },
    ],
  },
  {
    id: 'cambio-de-talla',
    actor: 'user-07',
    agent: 'agente de ayuda',
    instructions: MESA,
    hoursAgo: 26,
    language: 'es',
    turns: [
      {
        user: 'Quiero cambiar unas zapatillas rebajadas por otra talla.',
        steps: [
          { do: 'retrieve', query: 'cambio de artículos rebajados', documents: RETURNS },
          { do: 'model', model: 'mistral-7B-instruct' },
        ],
        answer: 'Sí: los artículos rebajados se pueden cambiar por otra talla, aunque no se reembolsan.',
      },
      {
        user: '¿Cómo lo hago?',
        steps: [{ do: 'model', model: 'mistral-7B-instruct' }],
        answer: 'Dime el número de pedido y te envío la etiqueta para devolverlas.',
      },
    ],
  },
];
