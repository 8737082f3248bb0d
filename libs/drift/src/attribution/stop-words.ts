/** Words of English and Spanish that name no subject: articles, pronouns, prepositions, auxiliaries, greetings. */
const ENGLISH = `
a about above after again against all also am an and any are aren't as at be because been before being below between
both but by can can't cannot could couldn't did didn't do does doesn't doing don't done down during each either else
even ever every few for from further get gets getting give go goes going got had hadn't has hasn't have haven't having
he he's hello her here here's hers herself hey hi him himself his how how's i i'd i'll i'm i've if in into is isn't it
it's its itself just know let let's like make many may me might more most much must my myself need no nor not now of off
on once one only or other ought our ours ourselves out over own please really same shall she she's should shouldn't
since so some something such tell than thank thanks that that's the their theirs them themselves then there there's
these they they'd they'll they're they've thing things this those through to too under until up us use used using very
want was wasn't way we we'd we'll we're we've well were weren't what what's when when's where where's whether which
while who who's whom whose why why's will with without won't would wouldn't yes yet you you'd you'll you're you've your
yours yourself yourselves`;

const SPANISH = `
a acá ahí ahora al algo alguien algún alguna algunas alguno algunos allá allí ambos ante antes aquel aquella aquellas
aquello aquellos aquí así aún aunque bajo bien cada casi como cómo con contigo conmigo contra cosa cosas cual cuál
cuales cuáles cualquier cuando cuándo cuanto cuánta cuántas cuánto cuántos da dar de debe deben debo del demás desde
después donde dónde dos durante e el él ella ellas ello ellos en entonces entre era eran eras eres es esa esas ese eso
esos esta está estaba estaban estado estáis estamos están estar estará estas estás este esto estos estoy existe fin fue
fuera fueron fui gracias gran ha haber había habían hace hacen hacer hacia hago han has hasta hay haya he hemos hola
igual incluso ir jamás la las le les lo los luego más me mediante menos mi mí mía mías mientras mío míos mis misma mismas
mismo mismos mucha muchas mucho muchos muy nada nadie necesito ni ningún ninguna ninguno no nos nosotras nosotros
nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poco podemos poder podría por porque por qué
posible pudo pueda puede pueden puedes puedo pues qué que quien quién quienes quiénes quiere quiero sabe saber se sé sea
sean según ser será serán sería si sí sido siempre siendo sin sino so sobre sois sola solamente solo sólo somos son soy
su sus suya suyas suyo suyos tal tales también tampoco tan tanta tantas tanto tantos te tenemos tener tengo tenía ti
tiene tienen tienes toda todas todavía todo todos tras tu tú tus tuya tuyas tuyo tuyos u ud un una unas uno unos usted
ustedes va vamos van varias varios vaya vez voy vosotras vosotros vuestra vuestras vuestro vuestros y ya yo`;

export const STOP_WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${SPANISH}`.trim().split(/\s+/));
