# server, worker, and the sandbox for trials; each a static program in an image
# that holds little else, run by a user without rights.
#   docker build --target server -t baoquan-server:VERSION .
#   docker build --target worker -t baoquan-worker:VERSION .

FROM node:22.20.0-bookworm-slim AS web
WORKDIR /src
COPY server/web/package.json server/web/package-lock.json server/web/.npmrc* server/web/
RUN cd server/web && npm ci --no-audit --no-fund
COPY server server
RUN cd server/web && npm run build

FROM golang:1.26.8-bookworm AS build
ARG GOPROXY
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/server/web/dist server/web/dist
RUN mkdir -p /out /empty && CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /out/ ./server ./worker ./dev

FROM alpine:3.22.2 AS base
RUN addgroup -g 10001 -S baoquan && adduser -u 10001 -S -G baoquan -h /var/lib/baoquan baoquan
USER 10001:10001
WORKDIR /var/lib/baoquan

FROM base AS server
COPY --from=build /out/server /usr/local/bin/server
ENV BAOQUAN_SERVER_ADDRESS=0.0.0.0:8080 BAOQUAN_SERVER_METRICS_ADDRESS=0.0.0.0:9101
EXPOSE 8080 9101
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["wget", "-qO", "/dev/null", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["server"]

FROM base AS worker
COPY --from=build /out/worker /usr/local/bin/worker
ENV BAOQUAN_WORKER_METRICS_ADDRESS=0.0.0.0:9102
EXPOSE 9102
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["wget", "-qO", "/dev/null", "http://127.0.0.1:9102/metrics"]
ENTRYPOINT ["worker"]

# For trials only: plays the providers.
FROM base AS sandbox
COPY --from=build /out/dev /usr/local/bin/dev
COPY --from=build --chown=10001:10001 /empty /var/lib/baoquan/sandbox
EXPOSE 8090 8091 8092 8093 8094 8095
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s CMD ["wget", "-qO", "/dev/null", "http://127.0.0.1:8090/"]
ENTRYPOINT ["dev", "sandbox"]
