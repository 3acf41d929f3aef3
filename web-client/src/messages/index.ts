import { en } from './en.ts'

/** Every sentence that the page can say. A second language is another object of this type: a missing key does not compile. */
export type Messages = typeof en

/** The messages in the language of the page. */
export const messages: Messages = en
