import { readSettings } from './settings.ts';
import { settingsFile } from './files.ts';

/** The settings that an empty wiki begins with. */
export const emptySettings = `# What the wiki is called, and a sentence about it.
name: Our wiki
description: One language for sales and marketing.

# Who may read it: “company”, which is not published to a site that everyone can read, or “public”.
audience: company

# The teams that share it. Pages name them by their id.
teams:
  - id: sales
    name: Sales
    colour: '#b4532a'
  - id: marketing
    name: Marketing
    colour: '#1f6f78'

# The funnel, in order, and the team that owns each stage.
stages:
  - id: lead
    name: Lead
    team: marketing
  - id: mql
    name: Marketing qualified
    team: marketing
  - id: sql
    name: Sales qualified
    team: sales
  - id: customer
    name: Customer
    team: sales

# How often pages are reviewed. An interval of its own for collections that age faster.
review:
  every: 6 months
  collections:
    - collection: competitors
      every: 90 days
  noticeDays: 21
  perOwnerAWeek: 3
  timeZone: Europe/Berlin

# Where “report a problem” leads: an e-mail address, or an address that begins with https://.
# reportTo: wiki@example.com
`;

/** What they say. */
export const beginning = readSettings(emptySettings, settingsFile).settings;
