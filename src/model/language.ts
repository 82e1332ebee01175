import { z } from 'zod';

/** The languages every word of content exists in. */
export const languages = ['en', 'es'] as const;
export const language = z.enum(languages);
export type Language = z.infer<typeof language>;

export const countries = ['US', 'CA', 'UK', 'IE', 'AU', 'NZ', 'MX', 'ES'] as const;
export const country = z.enum(countries);
export type Country = z.infer<typeof country>;
