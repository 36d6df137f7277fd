import { config } from 'zod';

// zod would try `new Function` otherwise, and the page's content security policy would report it.
config({ jitless: true });
