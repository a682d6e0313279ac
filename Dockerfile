# refmill in a container: one volume (/data), no root. docs/operations.md says how to run it.
FROM node:20-bookworm-slim AS build
# better-sqlite3 is compiled where no ready-made binary fits.
RUN apt-get update && apt-get install --yes --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN npm ci && npm prune --omit=dev

FROM node:20-bookworm-slim
ENV NODE_ENV=production
COPY --from=build /app/package.json /app/
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /app/dist /app/dist
COPY --from=build /app/db/sqlite/migrations /app/db/sqlite/migrations
COPY --from=build /app/fixtures /app/fixtures
RUN mkdir /data && chown node:node /data && ln -s /app/dist/src/cli.js /usr/local/bin/refmill
USER node
WORKDIR /data
VOLUME /data
# refmill.yaml, the library, its archive and whatever it writes all lie in /data.
HEALTHCHECK --interval=15m --timeout=1m --start-period=24h CMD ["refmill", "runs", "--check"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["refmill"]
CMD ["schedule"]
