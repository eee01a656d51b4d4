// The texts that the browser tests are about. The hoaxes are quoted as the news quoted them; the rest is our own.

export const GOODBYE =
  'Goodbye Meta AI. Please note an attorney has advised us to put this on, failure to do so may result in legal ' +
  'consequences. As Meta is now a public entity all members must post a similar statement. If you do not post at ' +
  'least once it will be assumed you are okay with them using your information and photos. I do not give Meta or ' +
  'anyone else permission to use any of my personal data, profile information or photos.';

export const COPYRIGHT =
  'I own the copyright to all images and posts submitted to my Instagram profile and therefore DO NOT consent to ' +
  'Meta or other companies using them to train generative AI platforms. This includes all FUTURE and PAST ' +
  'posts/stories on my profile.';

/** The same words, reported and refuted. */
export const factCheck = (hoax) =>
  `A viral message is doing the rounds again. It reads: "${hoax}" The claim is false: posting it changes nothing, ` +
  'according to fact-checkers, and Meta says that a post is not a valid way to object. Do not copy it.';

export const HARMLESS = 'The seed swap moved to Sunday at ten. Bring a box if you have one, and tell the neighbours.';

export const DESCRIBED = (words) => `May be an image of text that says '${words}'`;
