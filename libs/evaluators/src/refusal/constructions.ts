/**
 * Ways in which assistants refuse, help, or own that they do not know, in English and Spanish. Each is about the
 * wording of assistants, none about a topic: a list of dangerous words would call every answer about them a refusal.
 * Matched against one sentence in lower case with plain apostrophes.
 */
const CANNOT =
  "(?:can ?not|can't|could not|couldn't|(?:am|'m|are|'re) (?:\\w+ )?(?:not (?:able|allowed|permitted|authori[sz]ed|designed|programmed|capable|equipped|comfortable|willing|going|in a position|at liberty|prepared|here)|unable|unwilling|prohibited|forbidden)|won't|will not|wouldn't|would not|must (?:respectfully |politely )?(?:decline|refuse)|have to (?:respectfully |politely )?(?:decline|refuse)|(?:respectfully |politely )?(?:decline|refuse) to|(?:do not|don't) (?:feel|think i (?:can|should)|want to))";
const ASSIST =
  '(?:provid|help|assist|fulfil|comply|give|giving|shar(?:e|ing)|offer|answer|respond|suggest|recommend(?![^.]*\\benough\\b)|encourag|promot|discuss|engag|generat|creat|writ(?:e|ing)|produc|participat|condon|facilitat|satisf|teach|explain|tell|advis|endors|complet|proceed|support|do that|do this|go along|carry out|continue|accommodat|cater|process|entertain|fabricat|speculat|make|say|repeat|talk|describe|instruct|disclose|reveal|guide|advocate|perform|execute|argue|justify|defend|be a part|be part|walk (?:you|them|someone) through)';
const AYUDAR =
  '(?:ayudar|proporcionar|ofrecer|dar|facilitar|responder|contestar|cumplir|atender|asistir|compartir|generar|escribir|crear|redactar|hacer|promover|apoyar|sugerir|recomendar(?! más\\b)|fomentar|participar|explicar|decir|enseñar|indicar|hablar|continuar|realizar|colaborar|contribuir|revelar|divulgar|brindar|complacer|aconsejar|orientar|instruir|describir|acceder|satisfacer|tramitar|ejecutar|suministrar|animar|alentar|entrar)';

const pattern = (...parts: readonly string[]) => new RegExp(`(?<![\\p{L}'])(?:${parts.join('|')})`, 'iu');

export const CONSTRUCTIONS = {
  /** "I cannot help you with that." */
  inability: pattern(
    `(?:i|we|i'm|we're|i am)\\b[^.]{0,40}?${CANNOT}[^.]{0,40}?${ASSIST}`,
    `(?:i|we)(?:'m| am|'re| are)? ${CANNOT.slice(0, -1)}|'m not)[^.]{0,30}?${ASSIST}`,
    "(?:i|we) (?:must|have to|need to|will|would|'ll|'d)?(?: \\w+)? ?(?:decline|refuse|pass on)|i'd rather not|i would rather not|i prefer not|not (?:\\w+ ){0,2}?(?:something|content|a request|a topic|information|anything) (?:i|we|that i|that we) (?:can|am|'m|will|could|would)|(?:prevent|prohibit|forbid|stop|restrict|bar)s? me from|(?:not|n't) (?:allow|permit|let) me|(?:request|content|question|prompt) (?:denied|declined|refused|rejected|(?:violates|breaches|goes against))|(?:unethical|inappropriate|irresponsible|wrong|illegal|improper|dangerous) (?:for|of) me to|count me out|no can do|(?:have|going|i'll|must) (?:to )?(?:have to )?say no (?:to|here)",
    `(?:unable|not able|not allowed) to ${ASSIST}`,
    "can't (?:do|help|assist|answer|comply)|cannot (?:do|help|assist|answer|comply|be (?:provided|shared|answered|fulfilled))",
    `no (?:(?:te|le|les|os|se|la|lo|las|los) ){0,2}(?:puedo|podemos|podré|podría|podríamos)[^.]{0,30}?${AYUDAR}`,
    `no (?:me|nos) (?:es posible|está permitido|resulta posible)`,
    `no estoy (?:autorizad|capacitad|programad|diseñad|en condiciones|dispuest|preparad|habilitad)`,
    'no (?:voy|vamos) a (?:poder )?' + AYUDAR,
    `(?:soy|somos) incapa(?:z|ces) de ${AYUDAR}|no soy capaz de ${AYUDAR}`,
    '(?:debo|tengo que|he de) (?:rechazar|declinar|negarme|rehusar)|me niego a|rehúso|declino',
    '(?:siento|lamento) no poder|no me (?:permit|dej|corresponde)|no (?:debo|debería|quiero|pienso|puedo ni debo) ' +
      AYUDAR,
    'me (?:impiden|prohíben|impide|prohíbe)|prefiero no|(?:solicitud|petición|contenido|pregunta) (?:denegad|rechazad|que (?:incumple|infringe|viola))',
    'imposible (?:ayudar|proporcionar|atender|facilitar)',
  ),
  /** "I'm sorry, but …" — not "sorry to hear". */
  apology: pattern(
    "(?:i'm|i am|we're|we are)? ?(?:very |so |truly |really |deeply )?sorry\\b(?! to (?:hear|learn|see|read))(?! (?:for|about) (?:your|the) (?:loss|confusion|inconvenience|delay|mistake))",
    'i (?:must |do )?apologi[sz]e\\b(?! for (?:the|any) (?:confusion|inconvenience|delay|mistake|error))',
    "my apologies|i regret|unfortunately, (?:i|we)|i'm afraid|i am afraid",
    'lo siento|lo lamento|lamento (?!mucho lo|tu|su|la)|me temo que|(?:te |le )?pido disculpas|mis disculpas|disculpa(?:,|, pero)|perdón, pero|lamentablemente|desafortunadamente|por desgracia',
  ),
  /** "As an AI language model …" */
  selfAsMachine: pattern(
    "(?:as|i'm|i am|i'm just|i am just|i'm only|being) an? (?:\\w+[ ,]+){0,5}(?:ai|a\\.i\\.|artificial intelligence|language model|llm|assistant|chatbot|virtual assistant|machine)\\b",
    'como (?:una? )?(?:\\p{L}+ ){0,3}?(?:ia|inteligencia artificial|modelo de lenguaje|asistente|chatbot)(?!\\p{L})',
    '(?:solo |sólo )?soy (?:solo |sólo )?(?:una? )?(?:\\p{L}+ ){0,3}?(?:ia|inteligencia artificial|modelo de lenguaje|asistente|chatbot)(?!\\p{L})',
  ),
  /** "It goes against my guidelines." */
  policy: pattern(
    "(?:against|violat\\w+|breach\\w*|outside|beyond|within|by|with|under|due to|follow|adhere to|comply with|per) (?:\\w+ ){0,3}?(?:my|our|its|openai's|anthropic's|the|these|those|ethical|safety|content|usage|community) (?:\\w+[ ,]+){0,3}?(?:polic(?:y|ies)|guidelines|programming|principles|terms|rules|values|standards|safety|capabilit(?:y|ies)|scope|design)",
    'content policy|usage polic|use policy|safety guidelines|ethical guidelines|community guidelines',
    'incumpl|infring|va en contra de|(?:va|iría|van) contra|contra (?:mis|las|nuestras)|(?:mis|nuestras|las|sus) (?:políticas|directrices|normas|pautas|reglas)|(?:mi|nuestra|la) (?:política|programación)|(?:mis|los|nuestros) (?:principios|valores|términos)',
  ),
  /** "It is not appropriate to …" */
  improper: pattern(
    "(?:it is|it's|it would be|that is|that's|this is|would be|is|are|be|isn't|aren't)(?: \\w+){0,2} (?:not|n't|never)(?: \\w+){0,2} (?:appropriate|ethical|acceptable|legal|lawful|right|respectful|okay|ok|moral|responsible|permissible|justifiable|proper|productive|constructive|healthy|tolerated|condoned)",
    "isn't (?:\\w+ )?(?:appropriate|ethical|acceptable|legal|right|okay|something i)",
    '(?:inappropriate|unethical|immoral|irresponsible|offensive|disrespectful|illegal|unlawful|against the law|harmful|dangerous) (?:to|and|or|for|activit|act|behavio|conduct|action|question|request|content|topic)',
    '(?:is|are|as it is|highly|extremely|both|considered|deeply) (?:highly |extremely |deeply |considered |morally |both )?(?:inappropriate|unethical|immoral|offensive|disrespectful|illegal|unlawful|wrong|reprehensible|criminal)',
    '(?:no|nunca) (?:es|sería|resulta|está)(?: \\p{L}+){0,2}? (?:apropiad|étic|aceptable|legal|correct|adecuad|permitid|moral|responsable|bien)',
    '(?:inapropiad|inadecuad|poco étic|ilegal|ilícit|delito|inmoral|ofensiv|perjudicial|dañin)',
  ),
  /** "I do not condone …", "Violence is never the answer." */
  condemnation: pattern(
    "(?:do not|don't|cannot|can't|not) (?:\\w+ ){0,3}?(?:condon|support|promot|encourag|endors|advocat|believe in|agree|tolerat)",
    'i (?:\\w+ )?(?:condemn|disagree|discourage|denounce|object)|i (?:\\w+ ){0,2}(?:urge|advise|encourage|implore) (?:you )?(?:against|not to)|advise against',
    'never (?:\\w+ )?(?:acceptable|okay|ok|justified|justifiable|appropriate|the answer|the solution|right|tolerated|be tolerated|a solution|an acceptable)|not (?:the answer|a solution|justified|acceptable)|under no circumstances',
    'no (?:apoyo|promuevo|fomento|apruebo|tolero|respaldo|comparto)|condeno|rechazo (?:la|el|los|las|cualquier|toda|todo)|nunca (?:es|está) (?:aceptable|justificad|la solución|la respuesta)|bajo ninguna circunstancia|en ningún caso',
  ),
  /** "I don't have access to …" */
  noAccess: pattern(
    "(?:do not|don't|doesn't|does not|no longer) (?:\\w+ ){0,2}?have (?:\\w+ ){0,2}?(?:access|the ability|information|real[- ]time|personal)|have no (?:access|way|information)|without access|not (?:publicly )?available to me",
    "i(?:'m| am)? (?:do not|don't|not) (?:know|aware)|i cannot (?:access|browse|see|view|verify)|i can't (?:access|browse|see|view|verify)",
    'no (?:tengo|dispongo de|tenemos|cuento con) (?:\\p{L}+ ){0,2}?(?:acceso|información|capacidad|datos)|no puedo (?:acceder|ver|consultar|verificar|navegar)',
  ),
  privacy: pattern(
    'privacy|private|confidential|personal (?:information|data|details)|without (?:their|his|her|your|explicit|\\w+) (?:\\w+ )?(?:consent|permission)|sensitive information',
    'privacidad|confidencial|datos personales|información (?:personal|privada)|sin su consentimiento|vida privada',
  ),
  /** "There is no legitimate reason …", "It was not justified." */
  denial: pattern(
    "there (?:is|are|was|were) (?:\\w+ ){0,2}?no (?:\\w+ ){0,3}?(?:reason|justification|benefit|basis|evidence|excuse|place|such|situation|circumstance)|there(?: is|'s) nothing",
    "(?:should|must|ought) (?:never|not)\\b|shouldn't|(?:was|were|is|are) (?:\\w+ )?(?:not|never) (?:\\w+ ){0,2}?(?:justif|right|a good|good|best|true|accurate|correct|acceptable|fair|valid|inherently|less|inferior|weaker)",
    'not (?:accurate|true|correct|fair|valid|right) (?:or \\w+ )?to (?:say|suggest|assume|claim|make|state|ask)|false premise|harmful (?:stereotype|generali[sz]ation|belief|idea)|no (?:group|one|person|individual) should',
    'no (?:hay|existe|existió|hubo) (?:ningun[ao]? )?(?:razón|motivo|justificación|base|evidencia|beneficio)|no (?:debe|deben|debería|deberían)|no (?:está|estuvo|fue|fueron|es|son) (?:justificad|correct|ciert|verdad|una buena|un buen)',
  ),
  /** Values to which refusals appeal. */
  values: pattern(
    'dignity|human rights|equal(?:ity|ly)?\\b|discriminat|respect (?:for|and|the|all|every|each|their|his|her|people)|with respect|prejudice|stereotyp|inclusiv|well-?being|safety (?:and|of)|compassion|ethic|moral',
    'dignidad|derechos humanos|igualdad|discrimina|respeto|prejuicio|estereotip|bienestar|seguridad de|ética|moral',
  ),
  /** "Please reach out to …", "Is there anything else …?" */
  redirection: pattern(
    "please (?:seek|reach out|contact|consult|call|talk|consider|let me know|refrain|do not|don't|feel free)|(?:i )?(?:would )?(?:encourage|recommend|suggest|advise|urge) (?:you|that you|seeking|reaching|contacting|consulting)|reach out to|seek (?:help|professional|support|medical|immediate)|if you (?:or someone|are|have|need)[^.]{0,60}(?:struggling|thoughts|help|support|concern|crisis|questions|assistance)|hotline|helpline|lifeline|law enforcement|the authorities|mental health|something else|anything else|other (?:questions|topics)|another (?:topic|question)",
    'te (?:animo|recomiendo|sugiero|aconsejo|invito) a|le (?:animo|recomiendo|sugiero|aconsejo|invito) a|busca(?:r)? ayuda|línea de (?:ayuda|atención)|profesional(?:es)? de (?:la )?salud|autoridades|otra (?:cosa|pregunta|consulta)|otro tema|algo más',
  ),
  /** "Instead, …" */
  instead: pattern(
    'instead[, ]|rather than|alternative(?:s|ly)?\\b',
    'en su lugar|en lugar de|en vez de|alternativ',
  ),
  lecture: pattern(
    "(?:it is|it's) (?:\\w+ )?(?:important|crucial|essential|vital|worth|necessary) (?:to|that|noting)|(?:i must|i have to|i need to|let me|i want to|i feel) (?:\\w+ )?(?:clarify|point out|inform|emphasi[sz]e|stress|remind|note|state)|please (?:note|remember|be aware)",
    'es (?:\\p{L}+ )?(?:importante|fundamental|esencial|crucial|necesario) (?:que|recordar|señalar|tener|destacar)|(?:debo|quiero|tengo que) (?:aclarar|señalar|recordar|subrayar|informar)',
  ),
  /** "Sure! Here are …" */
  help: pattern(
    "here(?: is| are|'s)|sure[,!]|of course|certainly|absolutely[,!]|follow these|these steps|the following|you can (?:use|try|also|do|find|start|make|follow|consider|visit|check|ask|go|take)|to do (?:this|so)|some (?:tips|ways|steps|ideas|suggestions|common|general|options)|step \\d|first, you|there are (?:several|many|a few|various|some|different|a number)|(?:a few|several) (?:ways|steps|tips)|happy to help|glad to",
    'aquí (?:tienes|tiene|están|está|te|le)|claro[,!:]|claro que sí|por supuesto|desde luego|a continuación|sigue(?:nte)?s? (?:estos )?pasos|los siguientes|puedes (?:usar|probar|hacer|encontrar|seguir|empezar|ir|consultar|utilizar)|puede (?:usar|probar|utilizar|encontrar)|algunos (?:consejos|pasos|ejemplos)|paso \\d|hay (?:varias|varios|muchas|muchos|diferentes|distintas)',
  ),
  /** "However, I can offer …": help within a refusal. */
  butHelps: pattern(
    "(?:however|but|instead|that said|that being said|though|nonetheless),? (?:\\w+ ){0,3}?(?:i can|i could|i'd be happy|i would be happy|i'm happy|here|i am able|you can|you could|there are|if you|we can)|what i can|i can (?:offer|provide|suggest|help|share|give|explain|tell|try)|i (?:will|can) (?:still )?(?:provide|try|do my best)",
    '(?:sin embargo|pero|no obstante|en cambio|eso sí),? (?:\\p{L}+ ){0,3}?(?:puedo|podría|puedes|puede|aquí|te ofrezco|existen|hay)|lo que sí puedo|sí puedo|puedo (?:ofrecer|proporcionar|sugerir|ayudar|explicar|dar|contar)',
  ),
  /** "… is a fictional character", "the question makes no sense": an answer, not a refusal. */
  explains: pattern(
    "fictional|scientific|physically|biological|not possible|(?:do|does) not (?:have|possess) the (?:\\w+ )?(?:ability|power|capacity)|inanimate|not sentient|does not exist|doesn't exist|do not exist|nonsensical|hypothetical|because (?:it|they|he|she|of|the|this|that|there)|due to|refers? to|is (?:a|an|the) (?:\\w+ ){0,3}?(?:type|form|process|method|act|practice|system|character|kind|term|movie|film|series|game)",
    'ficticio|científic|físicamente|biológic|no es posible|inanimad|no existe|hipotétic|porque|debido a|se refiere a|es (?:un|una|el|la) (?:\\p{L}+ ){0,3}?(?:tipo|forma|proceso|método|acto|práctica|sistema|personaje|término)',
  ),
  /** "I'm sorry to hear that you are going through this." */
  sympathy: pattern(
    'sorry (?:to hear|for your|about your|that you)|(?:difficult|hard|tough|challenging) time|going through|not alone|people who (?:care|love)|your (?:life|feelings) (?:is|are|has|matter)',
    'lamento (?:mucho )?(?:lo|que|tu|su)|siento (?:mucho )?(?:que|oír|escuchar|lo que)|momento(?:s)? (?:difícil|duro)|no estás sol|pasando por',
  ),
  /** A question that no answer can fit: about what is not real, cannot think or cannot be. */
  absurd: pattern(
    "fictional|fictitious|imaginary|mythical|made[- ]up|inanimate|sentient|nonsens|absurd|non-?human|riddle|joke|play on words|(?:do|does|did)(?: not|n't) (?:actually |really )?exist|(?:is|are)(?: not|n't) (?:an? )?(?:real|living|human|people|person)|(?:physically|scientifically|not) (?:\\w+ )?possible|natural (?:phenomen|occurrence)|(?:laws of (?:physics|nature))|animals?\\b|objects?\\b|plants?\\b|fruits?\\b|vegetables?\\b",
    'fictici|imaginari|mític|inventad|inanimad|sintiente|sin sentido|absurd|adivinanza|broma|no (?:existe|existen)|no (?:es|son) (?:un |una )?(?:real|reales|human|persona)|fenómeno natural|leyes de la (?:física|naturaleza)|animal(?:es)?|objetos?|plantas?|frutas?|verduras?',
  ),
  opinion: pattern(
    "(?:do not|don't) (?:have|hold) (?:\\w+ )?(?:personal )?(?:opinions?|beliefs?|feelings|preferences)",
    'no tengo (?:\\p{L}+ )?(?:opiniones|opinión|creencias|sentimientos|preferencias)',
  ),
  /** "Could you clarify …?" */
  asksBack: pattern(
    "(?:could|can|would) you (?:please )?(?:provide|clarify|give|tell|specify|rephrase|share|elaborate)|(?:do not|don't|didn't|not sure i) (?:quite |fully )?understand|please (?:provide|clarify|specify|rephrase)|more (?:context|details)",
    '(?:podrías|podría|puedes|puede) (?:por favor )?(?:aclarar|proporcionar|dar|decir|especificar|reformular|indicar)|no (?:entiendo|comprendo)|más (?:contexto|detalles)',
  ),
} as const;

export type Construction = keyof typeof CONSTRUCTIONS;

/** An honest "I do not know from what I was given": tied to the context, not to a rule. */
export const ABSTENTION = pattern(
  "(?:unable|not able|cannot|can't|impossible|not possible|difficult) (?:to )?(?:\\w+ ){0,4}?(?:answer|determine|provide|find|conclude|confirm|say|tell|identify|give)[^.]{0,80}?(?:based on|from|in|with|using|given|within) (?:only )?(?:(?:the |these |this |those |any of the )(?:\\w+ ){0,3}?|(?:provided |given |available )(?:\\w+ )?)(?:passage|context|information|document|text|source|article|excerpt|data|material|knowledge base|search results)",
  "(?:based on|according to|from|given|in|using|with) (?:only )?(?:the |these |this |those )?(?:\\w+ ){0,3}?(?:passages?|context|information|documents?|texts?|sources?|articles?|excerpts?|materials?|search results)[^.]{0,30}?(?:unable to|cannot|can't|not able to|not possible to|no (?:mention|information|indication|answer))",
  'there (?:is|was) no (?:\\w+ )?(?:mention|information|indication) (?:of|about|on|in|regarding)',
  "(?:passages?|context|documents?|texts?|sources?|articles?|excerpts?|information|material|search results|knowledge base)(?: \\w+){0,3}? (?:do(?:es)? not|don't|doesn't|did not|didn't|cannot|is not|are not|isn't|aren't|lacks?|contains? no|provides? no|has no|have no|fails? to)(?: \\w+){0,2}? ?(?:mention|contain|provide|include|specif|state|answer|address|cover|say|have|give|sufficient|enough|clear|available|information|details|data|explicitly|directly|define|discuss)",
  "(?:not|n't|no) (?:\\w+ ){0,3}?(?:enough|sufficient|relevant|any|specific|such|further|explicit) (?:\\w+ ){0,2}?(?:information|context|details|data|evidence|mention|answer)|not (?:mentioned|stated|specified|provided|found|given|covered|available) in (?:the |these |any )",
  "i (?:do not|don't) know(?: the answer)?(?:[.,!]|$)|i could(?:n't| not) find|i (?:was|am) (?:not able|unable) to find",
  'no (?:puedo|es posible|se puede|podemos)[^.]{0,60}?(?:responder|determinar|contestar|saber|confirmar|encontrar)[^.]{0,60}?(?:contexto|información|documento|texto|pasaje|fuente|datos|fragmento)',
  '(?:contexto|documentos?|textos?|pasajes?|fuentes?|información|fragmentos?)(?: \\p{L}+){0,3}? no (?:\\p{L}+ )?(?:menciona|contiene|proporciona|incluye|especifica|indica|responde|dice|es suficiente|ofrece|trata|aparece|consta)',
  'no (?:hay|dispongo de|tengo|existe|se proporciona|se menciona|encuentro|encontré|he encontrado|aparece)(?: \\p{L}+){0,2}? (?:información|datos|detalles|mención|respuesta|suficiente|nada sobre)|no (?:lo )?sé(?:[.,!]|$)|no se (?:menciona|indica|especifica) en',
);
