// The sample feed of `./build.sh run`: chain messages among posts that only look like them. The famous messages are
// quoted as they went round; names and everything else are made up.
import { feed } from '../pages/facebook.mjs';
import { COPYRIGHT, factCheck, GOODBYE } from '../pages/texts.mjs';

/** Each post with what it is, for the report; `hoax` says how many labels belong to it. */
export const POSTS = [
  { id: 'goodbye', what: 'a chain message in English', hoax: 1, author: 'Margaret Sample', text: GOODBYE },
  {
    id: 'factcheck', what: 'a fact-check that quotes the message in full', hoax: 0, author: 'Daily Checker',
    text: factCheck(GOODBYE),
  },
  {
    id: 'german', what: 'a chain message in German', hoax: 1, author: 'Petra Muster',
    text: 'Tschüss Meta AI. Ein Anwalt hat uns geraten, dies zu posten. Da Meta jetzt eine öffentliche Einrichtung ist, ' +
      'müssen alle Mitglieder eine ähnliche Erklärung posten. Wenn du es nicht mindestens einmal postest, wird davon ' +
      'ausgegangen, dass du mit der Nutzung deiner Daten und Fotos einverstanden bist. Ich gebe Meta keine Erlaubnis, ' +
      'meine persönlichen Daten, Profilinformationen oder Fotos zu verwenden.',
  },
  {
    id: 'joke', what: 'a joke', hoax: 0, author: 'Tom Example',
    text: 'I hereby forbid my cat to use my photos, my sofa or my breakfast. She has been informed in writing. ' +
      'She is sitting on the letter.',
  },
  {
    id: 'spanish', what: 'a chain message in Spanish', hoax: 1, author: 'Lucía Ejemplo',
    text: 'Adiós Meta AI. Un abogado nos ha aconsejado publicar esto; no hacerlo puede tener consecuencias legales. ' +
      'Como Meta es ahora una entidad pública, todos los miembros deben publicar una declaración similar. Si no lo ' +
      'publicas al menos una vez, se asumirá que estás de acuerdo con que usen tu información y tus fotos. No doy a ' +
      'Meta ni a nadie permiso para usar mis datos personales, información de perfil o fotos.',
  },
  {
    id: 'artist', what: "an artist's own notice", hoax: 0, author: 'Ines Paints',
    text: 'New prints are in the shop! All artwork on this page is mine. Please ask me before you use a picture; I am ' +
      'happy to talk about licences. Write to me and you will have an answer within a day.',
  },
  {
    id: 'picture', what: 'a picture whose description holds the message', hoax: 1, author: 'Sam Placeholder',
    alt: `May be an image of text that says '${COPYRIGHT}'`,
  },
  {
    id: 'comments', what: 'an ordinary post with a chain message as a comment', hoax: 1, author: 'Village Library',
    text: 'We open an hour later next week, because the floor is being repaired.',
    comments: [
      { id: 'c-thanks', author: 'Ann Reader', text: 'Thanks for telling us! Will the reading group still meet?' },
      { id: 'c-hoax', author: 'Bob Reader', text: COPYRIGHT },
    ],
  },
  {
    id: 'asks', what: 'someone who asks whether it is true', hoax: 0, author: 'Jo Wonders',
    text: 'Is it true that I have to post something so that Meta does not use my photos for AI? Where is the real form?',
  },
];

/** The page. */
export function sampleFeed(options) {
  return feed(POSTS, options);
}
