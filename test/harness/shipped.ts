/** The content as it is shipped, and the screen made of it. */
import { loadContent } from '../../src/content/content.ts';
import { createBothReaders } from '../../src/risk/readers.ts';
import { once } from './once.ts';

export const shippedContent = once('content', () => loadContent('content'));
export const shippedScreen = once('screen', () => createBothReaders(shippedContent));
