import type { Line } from './spoken.ts';

/** A demo of the sample product in sentences that the test speech model knows. Some checks of the kit pass, some fail. */
export const demoTalk: readonly Line[] = [
  { text: 'So, um, today I will show you how the dashboard works.', section: 'opening' },
  { text: 'What problem are you trying to solve today?' },
  { text: 'First, let me share my screen.' },
  { text: 'This is the home page of the customer portal.', section: 'portal', screen: true },
  { text: 'On the left you can see the main menu.' },
  { text: 'Let me click on the reports tab.', screen: true },
  { text: 'You know, most teams start with a simple report.' },
  { text: 'You can filter the list by region or by product.', screen: true },
  { text: 'The system sends an alert when a device goes offline.' },
  { text: 'So basically, the agent collects the data every five minutes.' },
  { text: 'It saves our customers about four hours every week.' },
  { text: 'Now I will open the settings page.', section: 'control', screen: true },
  { text: 'You can add a new user with one click.' },
  { text: 'Every change is saved in the audit log.' },
  { text: 'All data is encrypted in transit and at rest.' },
  { text: 'We support single sign on with your identity provider.' },
  { text: 'Before we finish, let me review the key points.', section: 'close' },
  { text: 'We talked about speed, security, and cost.' },
  { text: 'The next step is a free trial for your team.' },
  { text: 'Do you have any questions for me?' },
  { text: 'Thank you for your time today.' },
];
