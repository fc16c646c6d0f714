/** A file that cannot be shown as a picture. The message is for whoever chose it, and says what to do. */
export class Refusal extends Error {}
