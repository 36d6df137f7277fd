import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ReviewSession } from './review-session.ts';

const pageFolder = join(import.meta.dirname, 'reviewer-page');
const fontFile = fileURLToPath(
  import.meta.resolve('@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2'),
);

const wrongToken = '<p class="wrong" role="alert">That is not the reviewer token.</p>';

const SignIn = z.object({ token: z.string().max(200) });

const PageFile = z.object({ name: z.string().regex(/^[a-z-]+\.(js|css|svg)$/) });

/** Static code is no secret; what it shows comes from the API, which is. */
const servePageFiles = async (app: FastifyInstance): Promise<void> => {
  // Nothing is served by itself: every file is named by a route.
  await app.register(fastifyStatic, { root: pageFolder, serve: false });
  app.get('/review/assets/inter.woff2', (_, reply) => reply.sendFile(basename(fontFile), dirname(fontFile)));
  app.get('/review/assets/:name', ({ params }, reply) => {
    const { name } = PageFile.safeParse(params).data ?? {};
    return name === undefined ? reply.callNotFound() : reply.sendFile(name, pageFolder);
  });
};

/** Serves the reviewer page, and the sign-in page to those who have no cookie yet. */
export const serveReviewPage = async (app: FastifyInstance, session: ReviewSession): Promise<void> => {
  await servePageFiles(app);
  const signIn = (reply: FastifyReply): FastifyReply =>
    reply.header('set-cookie', session.cookie).redirect('/review', 303);
  const signInPage = await readFile(join(pageFolder, 'sign-in.html'), 'utf8');
  const askForToken = (reply: FastifyReply): FastifyReply =>
    reply.code(401).type('text/html').send(signInPage);
  const tellWrong = (reply: FastifyReply): FastifyReply =>
    reply.code(401).type('text/html').send(signInPage.replace('<!-- wrong -->', wrongToken));

  app.get('/review', (request, reply) => {
    const given = SignIn.safeParse(request.query);
    if (given.success) return session.isToken(given.data.token) ? signIn(reply) : tellWrong(reply);
    return session.isSignedIn(request) ? reply.sendFile('index.html', pageFolder) : askForToken(reply);
  });

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 2048 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  app.post('/review/session', ({ body }, reply) => {
    const given = SignIn.safeParse(body);
    return given.success && session.isToken(given.data.token) ? signIn(reply) : tellWrong(reply);
  });
};
