/** Something that an editor has called off. Decap has to hear of it as a failure; nobody else has. */
export class UserCancelled extends Error {}
