/** All guided conversations, by name. A new one is added here, and is begun with `dc.beginDialog(its id)`. */
import { aim } from './aim/dialog.ts';
import { flare } from './flare/dialog.ts';
import { formReady } from './form/ready.ts';
import type { Guided } from './guided.ts';
import { pacing } from './pacing/dialog.ts';
import { safetyPlan } from './safety-plan.ts';
import { skill } from './skills/dialog.ts';
import { visit } from './visit/dialog.ts';
import { weeks } from './weeks/dialog.ts';

export const guides: readonly Guided[] = [aim, flare, formReady, pacing, safetyPlan, skill, visit, weeks];
