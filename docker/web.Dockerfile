# The console: docker build -f docker/web.Dockerfile .
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS manifests
WORKDIR /almenara
COPY . .
RUN find . -type f -not -name package.json -not -name package-lock.json -not -name .npmrc -delete \
  && find . -mindepth 1 -depth -type d -empty -delete

FROM ${NODE_IMAGE} AS build
WORKDIR /almenara
COPY --from=manifests /almenara ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
RUN NX_DAEMON=false NEXT_TELEMETRY_DISABLED=1 npx nx run-many -t build -p @almenara/web --parallel=1 --skip-nx-cache

FROM ${NODE_IMAGE}
WORKDIR /app
COPY --from=build /almenara/web/.next/standalone ./
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/icon.svg').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "web/server.js"]
