#!/usr/bin/env bash
# Everything that `make deploy` does after `make sam-build`: certificate, stack, images, token, migration, webhook, smoke test.
# Needs the AWS CLI with credentials and a Region, Docker, openssl and curl. Safe to repeat.
set -euo pipefail
cd "$(dirname "$0")/.."

STACK=${STACK:-nutrition}
SAM=${SAM:-.venv-cloud/bin/sam}
TAG=${TAG:-$(git rev-parse --short=12 HEAD)}${BEDROCK:+-bedrock} # BEDROCK=1: images that can ask models there
PARAMETERS=${PARAMETERS:-}
KEYS=$(mktemp -d)
trap 'rm -rf "$KEYS"' EXIT

stop() { echo "deploy: $*" >&2; exit 2; }
for each in aws openssl curl docker; do command -v "$each" >/dev/null || stop "$each is needed"; done
aws sts get-caller-identity >/dev/null 2>&1 || stop "no AWS credentials (aws configure sso, or AWS_PROFILE=…)"
REGION=${AWS_REGION:-$(aws configure get region || true)}
[ -n "$REGION" ] || stop "no Region: set AWS_REGION"
export AWS_REGION=$REGION AWS_DEFAULT_REGION=$REGION
docker info >/dev/null 2>&1 || stop "Docker does not run: the services' images are built with it"
[ -f .aws-sam/build/template.yaml ] || stop "nothing is built: run make sam-build first"

output() {
    aws cloudformation describe-stacks --stack-name "$STACK" --output text \
        --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue" 2>/dev/null || true
}

certificate() { # of the two services, for five years; the key is kept by CloudFormation's NoEcho and Secrets Manager only
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1825 -subj /CN=nutrition \
        -keyout "$KEYS/key.pem" -out "$KEYS/certificate.pem" \
        -addext subjectAltName=DNS:vision.nutrition.internal,DNS:language.nutrition.internal,DNS:localhost 2>/dev/null
}

stack() { # stack TAG: create or update it, with TAG's images. What is not said stays as it was.
    local file=$KEYS/parameters.yaml # the key goes through a file: command lines can be read by others
    printf 'Stage: prod\nImageTag: "%s"\n' "$1" >"$file"
    if [ -f "$KEYS/key.pem" ]; then
        { echo 'GrpcCertificate: |' && sed 's/^/  /' "$KEYS/certificate.pem"; } >>"$file"
        { echo 'GrpcPrivateKey: |' && sed 's/^/  /' "$KEYS/key.pem"; } >>"$file"
    fi
    # shellcheck disable=SC2086 # PARAMETERS are several words
    "$SAM" deploy --stack-name "$STACK" --region "$REGION" --template-file .aws-sam/build/template.yaml \
        --parameter-overrides "file://$file" $PARAMETERS
}

push() { # push NAME REPOSITORY
    docker image inspect "$2:$TAG" >/dev/null 2>&1 || docker build ${BEDROCK:+--build-arg BEDROCK=1} -f "services/$1/Dockerfile" -t "$2:$TAG" .
    aws ecr describe-images --repository-name "${2#*/}" --image-ids "imageTag=$TAG" >/dev/null 2>&1 || docker push "$2:$TAG"
}

exists=$(output ApiId)
if [ -z "$exists" ] || [ -n "${NEW_CERTIFICATE:-}" ]; then certificate; fi
[ -n "$exists" ] || stack "" # the first time: the repositories that images are pushed to
vision=$(output VisionRepositoryUri) language=$(output LanguageRepositoryUri)
if [ -n "$vision" ]; then
    aws ecr get-login-password | docker login --username AWS --password-stdin "${vision%%/*}" >/dev/null
    push vision "$vision"
    push language "$language"
fi

put_secret() { # put_secret OUTPUT JSON: not on a command line, which other users of this machine may read
    local file
    file=$(mktemp)
    printf '%s' "$2" >"$file"
    aws secretsmanager put-secret-value --secret-id "$(output "$1")" --secret-string "file://$file" >/dev/null
    rm -f "$file"
}
if [ -n "${TELEGRAM_BOT_TOKEN:-}" ]; then
    put_secret TelegramSecretArn "{\"telegram_bot_token\": \"$TELEGRAM_BOT_TOKEN\"}"
fi
# One secret for the nutrient databases, written as a whole: give both keys where both are used.
providers=""
if [ -n "${NUTRITIONIX_APP_ID:-}" ]; then
    providers="\"nutritionix_app_id\": \"$NUTRITIONIX_APP_ID\", \"nutritionix_app_key\": \"$NUTRITIONIX_APP_KEY\""
fi
if [ -n "${FDC_API_KEY:-}" ]; then
    providers="${providers:+$providers, }\"fdc_api_key\": \"$FDC_API_KEY\""
fi
if [ -n "$providers" ]; then
    put_secret ProvidersSecretArn "{$providers}"
fi

stack "$TAG"

answer=$(mktemp)
aws lambda invoke --function-name "$(output MigrateFunctionName)" --cli-read-timeout 620 "$answer" --query FunctionError --output text \
    | grep -qx None || stop "the migration failed: $(cat "$answer")"
echo "migrated: $(cat "$answer")"

curl -fsS --retry 5 --retry-all-errors --max-time 20 "$(output HealthUrl)" >/dev/null || stop "$(output HealthUrl) is not healthy"
if [ -n "${TELEGRAM_BOT_TOKEN:-}" ]; then
    secret=$(aws secretsmanager get-secret-value --secret-id "$(output WebhookSecretArn)" --query SecretString --output text)
    TELEGRAM_WEBHOOK_SECRET=$(printf '%s' "$secret" | python3 -c 'import json, sys; print(json.load(sys.stdin)["telegram_webhook_secret"])') \
        PYTHONPATH=layers/nutrition:localstack "${PYTHON:-.venv/bin/python}" -m localcloud.telegram_webhook --url "$(output WebhookUrl)"
fi
echo "deployed: $(output WebhookUrl)"
